package cdo.platform.audit;

import cdo.platform.kernel.Clocks;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts of the trail, and when they work: sealing each second, releasing each night. */
@Configuration
class AuditSetup {

    @Bean
    Anchors anchors(AuditSettings settings, @Value("${cdo.data-folder}") Path dataFolder) {
        return new Anchors(Anchors.in(dataFolder), Syslog.to(settings.syslog()));
    }

    @Bean
    Sealer sealer(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Anchors anchors) {
        return new Sealer(sql, transactions, clocks, anchors);
    }

    @Bean
    Restores restores(Audit audit, Sealer sealer, Anchors anchors, Clocks clocks, PlatformTransactionManager transactions) {
        return new Restores(audit, sealer, anchors, clocks, transactions);
    }

    @Bean
    Segments segments(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Audit audit, Sealer sealer, Anchors anchors,
                      AuditSettings settings) {
        return new Segments(sql, transactions, clocks, audit, sealer, anchors, settings.keepMonths());
    }

    @Bean
    Trail trail(DSLContext sql) {
        return new Trail(sql);
    }

    @Bean
    Task<Void> sealEachSecond(ObjectProvider<Sealer> sealer) {
        return Tasks.recurring("audit-seal", FixedDelay.ofSeconds(1)).execute((instance, context) -> sealer.getObject().seal());
    }

    @Bean
    Task<Void> releaseEachDay(ObjectProvider<Segments> segments) {
        return Tasks.recurring("audit-release", FixedDelay.ofHours(24)).execute((instance, context) -> segments.getObject().release());
    }
}
