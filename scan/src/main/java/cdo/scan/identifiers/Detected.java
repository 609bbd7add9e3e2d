package cdo.scan.identifiers;

import java.util.List;

/**
 * What a column seems to hold.
 *
 * @param decided    whether the rule for its kind is met; otherwise it is a suspicion for a person to confirm
 * @param sampled    values looked at
 * @param formHits   values whose form fits
 * @param validHits  values that pass every check
 * @param nameHint   whether the column's name or comment says so too
 * @param alsoFits   other kinds that would fit as well
 */
public record Detected(Kind kind, boolean decided, int sampled, int formHits, int validHits, boolean nameHint, List<Kind> alsoFits) {

    public Detected {
        alsoFits = List.copyOf(alsoFits);
    }
}
