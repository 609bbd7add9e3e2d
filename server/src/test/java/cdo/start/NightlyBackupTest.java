package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.database.LocalPostgres;
import cdo.fixture.ServerTest;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@ServerTest
class NightlyBackupTest {

    @Autowired
    Audit audit;
    @Autowired
    Clocks clocks;
    @TempDir
    Path data;

    @Test
    void oneCopyANightAndTheLastSevenAreKept() throws Exception {
        Path copies = Files.createDirectories(data.resolve("backups"));
        for (int day = 10; day < 18; day++) {
            Files.writeString(copies.resolve("shuguan-2026-11-" + day + ".zip"), "old");
        }
        Files.writeString(copies.resolve("the clerk's own.zip"), "kept");
        try (var postgres = LocalPostgres.throwaway(Path.of("target/nightly-postgres"))) {
            var nightly = nightly(postgres);
            nightly.poll(ZonedDateTime.of(2026, 11, 25, 2, 29, 0, 0, Clocks.ZONE));
            Path made = copies.resolve("shuguan-2026-11-24.zip");
            assertThat(made).as("the night before").exists();
            Files.writeString(made, "seen");
            nightly.poll(ZonedDateTime.of(2026, 11, 25, 2, 15, 0, 0, Clocks.ZONE));
            assertThat(made).as("once").hasContent("seen");
            try (var all = Files.list(copies)) {
                assertThat(all.map(each -> each.getFileName().toString()).sorted()).containsExactly("shuguan-2026-11-12.zip", "shuguan-2026-11-13.zip", "shuguan-2026-11-14.zip",
                        "shuguan-2026-11-15.zip", "shuguan-2026-11-16.zip", "shuguan-2026-11-17.zip", "shuguan-2026-11-24.zip", "the clerk's own.zip");
            }
        }
    }

    @Test
    void withAnExternalDatabaseNothingIsCopied() {
        nightly(null).poll(ZonedDateTime.of(2026, 11, 25, 3, 0, 0, 0, Clocks.ZONE));
        assertThat(data.resolve("backups")).doesNotExist();
    }

    private NightlyBackup nightly(LocalPostgres postgres) {
        var beans = new StaticListableBeanFactory();
        if (postgres != null) {
            beans.addBean("localPostgres", postgres);
        }
        return new NightlyBackup(beans.getBeanProvider(LocalPostgres.class), audit, clocks, data);
    }
}
