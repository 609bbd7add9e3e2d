/**
 * The survey engine (普查引擎): reads a foreign source – PostgreSQL, MySQL/MariaDB, SQLite, CSV, XLSX – without changing it,
 * and says what is there: tables, columns, comments, exact row counts and a profile per column.
 *
 * <p>A {@link cdo.scan.Source} says where to read, {@link cdo.scan.sources.Sources#open} gives a {@link cdo.scan.Reading} (one read-only
 * connection), {@link cdo.scan.survey.Surveys#run} walks it once per table and returns a {@link cdo.scan.survey.Survey}; {@code drift} compares two of
 * them, {@code identifiers} recognises and masks Chinese identifiers. Nothing here knows the server; everything that reads a foreign source
 * is here. Plan 二（二）2: 数据普查登记.
 */
@NullMarked
package cdo.scan;

import org.jspecify.annotations.NullMarked;
