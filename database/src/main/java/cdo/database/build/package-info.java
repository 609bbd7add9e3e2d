/** What the build does with the database: typed table classes from the migrations. Not used by the running server. */
@NullMarked
package cdo.database.build;

import org.jspecify.annotations.NullMarked;
