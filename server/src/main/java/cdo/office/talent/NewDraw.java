package cdo.office.talent;

import cdo.platform.kernel.SubjectRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draw to be made.
 *
 * @param organiserId whose panel it is; its region's pool is drawn from
 * @param subject     what the panel is for
 * @param count       how many are needed
 * @param field       name of a {@link ProfessionalField}; null: any
 * @param avoidUnits  units that are judged: their people, and people of units below them, are recused
 * @param avoidPeople people who must not serve, for example those already on another panel
 * @param from        whose pool
 */
public record NewDraw(long organiserId, SubjectRef subject, String purpose, int count, @Nullable String field, Set<Long> avoidUnits, Set<Long> avoidPeople, DrawFrom from) {

    /** From the own pool, with the level above where that is too small and lent. */
    public NewDraw(long organiserId, SubjectRef subject, String purpose, int count, @Nullable String field, Set<Long> avoidUnits, Set<Long> avoidPeople) {
        this(organiserId, subject, purpose, count, field, avoidUnits, avoidPeople, DrawFrom.OWN_FIRST);
    }

    public NewDraw {
        avoidUnits = Set.copyOf(avoidUnits);
        avoidPeople = Set.copyOf(avoidPeople);
    }
}
