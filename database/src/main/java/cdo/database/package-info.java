/**
 * PostgreSQL as the product brings it along, and the order in which the modules' tables are made in it.
 *
 * <p>The server, its tests and the build's table generation all come in through {@link cdo.database.LocalPostgres} and
 * {@link cdo.database.Migrations}, so that what is tested is what runs.
 */
@NullMarked
package cdo.database;

import org.jspecify.annotations.NullMarked;
