package cdo.data.survey;

import cdo.scan.Source;
import cdo.scan.Tls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a data source.
 *
 * @param password as typed; empty = keep the one that is sealed. Never logged, never kept in clear.
 */
public record SourceDraft(String name, Source.Kind kind, @Nullable String host, @Nullable Integer port, @Nullable String database, String schemas, @Nullable String login,
                          String password, @Nullable Tls tls, @Nullable String file) {

    public static SourceDraft database(String name, Source.Kind kind, String host, int port, String database, String schemas, String login, String password, Tls tls) {
        return new SourceDraft(name, kind, host.strip(), port, database.strip(), schemas.strip(), login.strip(), password, tls, null);
    }

    public static SourceDraft file(String name, Source.Kind kind, @Nullable String file) {
        return new SourceDraft(name, kind, null, null, null, "", null, "", null, file);
    }

    /** The draft of a source that the survey engine already knows; a file must lie at the top of the unit's folder. */
    public static SourceDraft of(String name, Source source, String password) {
        if (source instanceof Source.PostgreSql postgres) {
            return database(name, source.kind(), postgres.host(), postgres.port(), postgres.database(), String.join(",", postgres.schemas()), postgres.user(), password, postgres.tls());
        }
        if (source instanceof Source.MySql mysql) {
            return database(name, source.kind(), mysql.host(), mysql.port(), mysql.database(), "", mysql.user(), password, mysql.tls());
        }
        return file(name, source.kind(), source.place());
    }

    /** Whether the sealed password would go to another place or for another user. */
    boolean goesElsewhere(DataSource old) {
        return !Objects.equals(host, old.host()) || !Objects.equals(port, old.port()) || !Objects.equals(login, old.login()) || tls != old.tls();
    }

    /** Without the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "SourceDraft[" + name + ", " + kind + "]";
    }
}
