package cdo.start;

import cdo.database.DatabaseTrouble;
import cdo.database.LocalPostgres;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An installation in real use on the embedded database copies it every night into {@code DATA/backups}, one archive a day,
 * the last seven. A night that was slept through is made up for at the next look. Whoever runs an external PostgreSQL uses
 * that one's own means. By the real clock: a copy is about machines, not about the office.
 */
@Configuration
@ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
class NightlyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
    private static final LocalTime HOUR = LocalTime.of(2, 30);
    private static final int KEPT = 7;

    private final ObjectProvider<LocalPostgres> database;
    private final Audit audit;
    private final Clocks clocks;
    private final Path folder;

    NightlyBackup(ObjectProvider<LocalPostgres> database, Audit audit, Clocks clocks, @Value("${cdo.data-folder}") Path data) {
        this.database = database;
        this.audit = audit;
        this.clocks = clocks;
        this.folder = data.resolve("backups");
    }

    @Bean
    Task<Void> backupEachNight() {
        return Tasks.recurring("nightly-backup", FixedDelay.ofMinutes(15)).execute((instance, context) -> poll(clocks.real().atZone(Clocks.ZONE)));
    }

    /** Makes the copy of the night before, unless it is there. */
    void poll(ZonedDateTime now) {
        LocalDate night = now.toLocalTime().isBefore(HOUR) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        Path file = folder.resolve("shuguan-" + night + ".zip");
        LocalPostgres local = database.getIfAvailable();
        if (local == null || Files.exists(file)) {
            return;
        }
        try {
            local.backup(file);
            removeOld();
            audit.system("backup", "start.backup-made", SubjectRef.of("backup", night.toEpochDay()), "file", file.getFileName().toString(), "bytes", Files.size(file));
        } catch (DatabaseTrouble | IOException e) {
            LOG.error("the nightly copy of the database could not be made", e);
            audit.failed("backup", "start.backup-failed", SubjectRef.of("backup", night.toEpochDay()), "backup", "file", file.getFileName().toString(), "reason", e.getMessage());
        }
    }

    private void removeOld() throws IOException {
        try (var all = Files.list(folder)) {
            List<Path> copies = all.filter(each -> each.getFileName().toString().matches("shuguan-\\d{4}-\\d\\d-\\d\\d\\.zip"))
                    .sorted(Comparator.comparing(Path::getFileName, Comparator.reverseOrder())).toList();
            for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
                Files.delete(old);
            }
        }
    }
}
