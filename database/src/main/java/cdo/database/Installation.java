package cdo.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An installation as commands find it that look into its database without asking the server: whether it runs or not, on the embedded database
 * or on an external one.
 */
public interface Installation {

    Path folder();

    /**
     * Looks into the database; an embedded one that does not run is started for this once.
     *
     * @return empty when nothing has been installed in the folder
     * @throws SQLException    when it does not answer, or the look fails
     * @throws DatabaseTrouble when the embedded one cannot be started
     */
    <T> Optional<T> look(Look<T> look) throws SQLException;

    /** What is read on a connection that is closed afterwards. */
    interface Look<T> {
        T at(Connection connection) throws SQLException;
    }
}
