package cdo.platform.measures;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the running day again from time to time: what stands as it stood costs next to nothing. */
@Configuration("measuresSetup")
class Setup {

    @Bean
    Task<Void> measuresOfTheRunningDay(ObjectProvider<Snapshots> snapshots) {
        return Tasks.recurring("measures-today", FixedDelay.ofMinutes(5)).execute((instance, context) -> snapshots.getObject().takeToday());
    }
}
