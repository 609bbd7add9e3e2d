package cdo.scan;

import java.nio.file.Path;
import java.util.List;

/**
 * Where to read from. A source never holds a password: it is handed over separately when the source is opened, so that no record of a
 * source – in a log, a page or a file – can show one.
 */
public sealed interface Source {

    /** @return the kind, as stored and shown */
    Kind kind();

    /** @return one line naming the place, without credentials, for people and logs */
    String place();

    enum Kind {
        POSTGRESQL("PostgreSQL"), MYSQL("MySQL / MariaDB"), SQLITE("SQLite"), CSV("CSV"), XLSX("XLSX");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** @return whether the source is a file that is read here, not a server that is connected to */
        public boolean isFile() {
            return this == SQLITE || this == CSV || this == XLSX;
        }
    }

    /** @param schemas names of the schemas to read; empty = every schema but the system's own */
    record PostgreSql(String host, int port, String database, List<String> schemas, String user, Tls tls) implements Source {
        public static final int DEFAULT_PORT = 5432;

        public PostgreSql {
            host = host.strip();
            database = database.strip();
            schemas = List.copyOf(schemas);
        }

        @Override
        public Kind kind() {
            return Kind.POSTGRESQL;
        }

        @Override
        public String place() {
            return "postgresql://" + host + ":" + port + "/" + database;
        }
    }

    /** MySQL and MariaDB; a schema is the database. */
    record MySql(String host, int port, String database, String user, Tls tls) implements Source {
        public static final int DEFAULT_PORT = 3306;

        public MySql {
            host = host.strip();
            database = database.strip();
        }

        @Override
        public Kind kind() {
            return Kind.MYSQL;
        }

        @Override
        public String place() {
            return "mysql://" + host + ":" + port + "/" + database;
        }
    }

    record Sqlite(Path file) implements Source {
        @Override
        public Kind kind() {
            return Kind.SQLITE;
        }

        @Override
        public String place() {
            return file.getFileName().toString();
        }
    }

    /** One table: the file. Encoding and delimiter are found by reading it. */
    record Csv(Path file) implements Source {
        @Override
        public Kind kind() {
            return Kind.CSV;
        }

        @Override
        public String place() {
            return file.getFileName().toString();
        }
    }

    /** One table per sheet that holds anything. */
    record Xlsx(Path file) implements Source {
        @Override
        public Kind kind() {
            return Kind.XLSX;
        }

        @Override
        public String place() {
            return file.getFileName().toString();
        }
    }
}
