package cdo.office.talent;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A training or an exchange meeting that a unit organises (plan 二（二）5, 三（二）). */
public record Training(long id, long organiserId, Text text, TrainingStage stage, @Nullable LocalDate closedOn, @Nullable String cancelledBecause, int version) {

    public static final String KIND = "training";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/trainings/" + id;
    }

    TrainingStage moveTo(TrainingStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("talent.training.stage", stage, next);
        }
        return next;
    }

    /** May people still be entered, signed in, corrected? */
    public boolean running() {
        return stage == TrainingStage.OPEN;
    }

    /** May one sign up on that day? */
    public boolean takesSignUps(LocalDate on) {
        return running() && !on.isAfter(text.signUpUntil() == null ? text.heldOn() : text.signUpUntil());
    }

    /**
     * What the organiser announces.
     *
     * @param begins      time of day as typed, may be empty
     * @param hours       学时
     * @param capacity    null: as many as come
     * @param signUpUntil last day; null: until the day itself
     * @param invited     units, when it is open to listed ones
     */
    public record Text(TrainingCategory category, String topic, String lecturer, String audience, String content, String venue, LocalDate heldOn, String begins,
                       BigDecimal hours, @Nullable Integer capacity, @Nullable LocalDate signUpUntil, OpenTo openTo, Set<Long> invited) {
        public Text {
            invited = Set.copyOf(invited);
        }
    }
}
