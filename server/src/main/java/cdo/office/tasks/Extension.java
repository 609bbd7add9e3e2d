package cdo.office.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 延期申请: asked by the lead in working days, decided by who set the task. */
public record Extension(long id, int days, String reason, LocalDate askedOn, String askedBy, ExtensionState state, @Nullable String answer,
                        @Nullable LocalDate answeredOn, LocalDate oldDue, @Nullable LocalDate newDue) {
}
