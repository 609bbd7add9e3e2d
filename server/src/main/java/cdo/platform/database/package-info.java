/**
 * The connection to PostgreSQL, embedded or external, and the migrations that run before anything else uses it. How the
 * embedded server is started is in the library {@code database/}, because the build starts it alike.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · database", allowedDependencies = {"kernel"})
@NullMarked
package cdo.platform.database;

import org.jspecify.annotations.NullMarked;
