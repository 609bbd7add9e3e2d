package cdo.platform.calendar;

import java.time.LocalDate;

/**
 * A day that a region itself declares off or working, on top of the national calendar (地区特别日), for instance the founding day of an
 * autonomous county. It holds for the region and everything inside it; the nearer declaration wins.
 *
 * @param region six-digit GB/T 2260 code of a county, city or province, or a longer code of a part of one
 * @param basis  the document that declares it
 */
public record SpecialDay(String region, LocalDate date, String name, boolean offDay, String basis) {
}
