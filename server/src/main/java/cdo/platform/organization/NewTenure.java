package cdo.platform.organization;

import java.time.LocalDate;

/** A tenure to begin; the fields are those of {@link Tenure}. */
public record NewTenure(long postId, long personId, LocalDate from, boolean acting, boolean concurrent, String basis) {
}
