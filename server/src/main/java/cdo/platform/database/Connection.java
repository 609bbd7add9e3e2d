package cdo.platform.database;

import cdo.database.Migrations;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pool; whoever receives it may rely on migrated schemas. */
@Configuration
class Connection {

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setPoolName("cdo");
        config.setConnectionTimeout(15_000);
        var pool = new HikariDataSource(config);
        Migrations.onClassPath().run(pool);
        return pool;
    }

    @Bean
    DefaultConfigurationCustomizer plainNames() {
        return configuration -> configuration.settings().withRenderSchema(true).withExecuteLogging(false);
    }
}
