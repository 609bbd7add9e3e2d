package cdo.platform.calendar;

import java.time.Instant;

/**
 * One year's notice as it was taken in. The newest of a year is in force.
 *
 * @param shipped    came with the product, else imported by a person
 * @param importedBy the person, or the product
 */
public record YearRecord(long id, YearFile file, boolean shipped, String fileName, Instant importedAt, String importedBy, boolean inForce) {
}
