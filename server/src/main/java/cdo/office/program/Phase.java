package cdo.office.program;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A phase of a program with its own scope of units.
 *
 * @param parentId       the phase of the upper program that a county's phase answers to
 * @param expectedChoice how many units each county chooses in principle; null where counties choose none
 * @param choiceReason   why this county chose another number
 * @param experience     the organiser's own words in its report: what was learned; {@code outlook}: what comes next
 */
public record Phase(long id, long programId, @Nullable Long parentId, PhaseKind kind, String title, String titleEn, LocalDate starts, LocalDate ends,
                    PhaseState state, @Nullable Integer expectedChoice, @Nullable String choiceReason, String experience, String outlook, int version) {

    public static final String KIND = "phase";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }

    /** Moves on to the only state that may follow; refuses any other. */
    PhaseState moveTo(PhaseState next) {
        if (!state.successors().contains(next)) {
            throw new cdo.platform.kernel.Problem.Refused("program.phase.state", state, next);
        }
        return next;
    }

    /** What a new phase is. */
    public record Draft(PhaseKind kind, String title, @Nullable String titleEn, LocalDate starts, LocalDate ends, @Nullable Integer expectedChoice) {
        String english() {
            return titleEn == null ? title : titleEn;
        }
    }
}
