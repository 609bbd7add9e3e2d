/**
 * What one pass over a column tells: nulls, blanks, distinct values, extremes, lengths, frequent values, numbers and dates. Memory per
 * column is bounded whatever the table's size; every figure that is then only an estimate says so.
 */
@NullMarked
package cdo.scan.profiles;

import org.jspecify.annotations.NullMarked;
