package cdo.data.survey;

import cdo.platform.kernel.SubjectRef;
import cdo.scan.Source;
import cdo.scan.Tls;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a system's data lies (数据源). The secret is not part of it.
 *
 * @param unitId    of the system that owns it
 * @param schemas   to be read, separated by commas; empty = all but the system's own
 * @param file      relative to the unit's folder; null for databases and for uploaded files
 * @param secretOn  the day on which the password was entered last; null when there is none
 * @param enteredBy the account that entered it, which alone sees the source's own words in errors
 */
public record DataSource(long id, long systemId, long unitId, String name, Source.Kind kind, @Nullable String host, @Nullable Integer port, @Nullable String database,
                         String schemas, @Nullable String login, @Nullable Tls tls, @Nullable String file, @Nullable LocalDate secretOn, long enteredBy,
                         LocalDate enteredOn, @Nullable LocalDate removedOn, int version) {

    public static final String KIND = "dataSource";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public boolean removed() {
        return removedOn != null;
    }

    List<String> schemaNames() {
        return Arrays.stream(schemas.split("[,，、;；\\s]+")).filter(name -> !name.isBlank()).toList();
    }

    /** One line naming the place, for pages and the history. */
    public String place() {
        return kind.isFile() ? file == null ? kind.label() : file : (kind == Source.Kind.POSTGRESQL ? "postgresql://" : "mysql://") + host + ":" + port + "/" + database;
    }
}
