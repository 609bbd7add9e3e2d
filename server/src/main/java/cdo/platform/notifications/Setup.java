package cdo.platform.notifications;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Words;
import cdo.platform.organization.People;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

/** The mail queue and its poll. There is a sender exactly when a mail server is named. */
@Configuration("notificationsSetup")
class Setup {

    @Bean
    Mails mails(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Words words, People people, ObjectProvider<JavaMailSender> server,
                MailSettings settings) {
        return new Mails(sql, transactions, clocks, words, people, server.getIfAvailable(), settings);
    }

    @Bean
    Task<Void> mailEachHalfMinute(ObjectProvider<Mails> mails) {
        return Tasks.recurring("mail", FixedDelay.ofSeconds(30)).execute((instance, context) -> mails.getObject().send());
    }
}
