package cdo.platform.jobs;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The scheduler's wiring. Its table is named in {@code application.yml}; other modules add polls as beans of {@code Task}. */
@Configuration
class Schedule {

    @Bean
    DbSchedulerCustomizer readableTaskData() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }

    @Bean
    OfficialClock officialClock(DSLContext sql, Clocks clocks) {
        var official = new OfficialClock(sql, clocks);
        official.restore();
        return official;
    }

    @Bean
    DayJobs dayJobs(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, OfficialClock official, Audit audit,
                    List<DayJob> jobs) {
        return new DayJobs(sql, transactions, clocks, official, audit, jobs);
    }

    @Bean
    Task<Void> dayJobsEachMinute(ObjectProvider<DayJobs> dayJobs) {
        return Tasks.recurring("day-jobs", FixedDelay.ofMinutes(1)).execute((instance, context) -> dayJobs.getObject().poll());
    }

    @Bean
    Task<Void> lostJobsEachMinute(ObjectProvider<Jobs> jobs) {
        return Tasks.recurring("lost-jobs", FixedDelay.ofMinutes(1)).execute((instance, context) -> jobs.getObject().markLost());
    }
}
