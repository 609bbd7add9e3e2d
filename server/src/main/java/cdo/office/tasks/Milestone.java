package cdo.office.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 阶段: one stage of a staged task and the day on which it was reached. */
public record Milestone(long id, int place, String title, LocalDate due, @Nullable LocalDate reachedOn) {
}
