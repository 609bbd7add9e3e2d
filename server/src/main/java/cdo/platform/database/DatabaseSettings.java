package cdo.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is; the launcher fills these in for the embedded server, {@code CDO_DATABASE_*} for an external one.
 *
 * @param poolSize connections kept at most
 */
@ConfigurationProperties("cdo.database")
public record DatabaseSettings(String url, String user, String password, @DefaultValue("12") int poolSize) {

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", " + user + "]";
    }
}
