package cdo.scan.identifiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a column holds from a sample of its values. A chance hit passes Luhn one time in ten, mod 11 one in eleven, mod 31 one
 * in thirty-one: nothing is ever decided on one value, and a small column is only suspected.
 */
public final class Detection {

    /** Enough values for a decision. */
    public static final int ENOUGH = 200;
    /** A whole column that is smaller is decided from so many different values. */
    public static final int FEWEST_OF_WHOLE = 20;
    static final double VALID_SHARE = 0.8;
    static final double FORM_SHARE = 0.9;
    private static final double NAME_SHARE = 0.6;
    private static final double SUSPICION = 0.5;
    /** Where the column is not called so, fewer different values are states (成功, 退回) that happen to begin like surnames. */
    private static final int FEWEST_NAMES = 10;

    private Detection() {
    }

    /**
     * @param name    the column's name and comment, for hints
     * @param sample  non-empty values
     * @param whole   whether the sample is the whole column
     * @param today   the day on which it is judged
     */
    public static Optional<Detected> of(String name, List<String> sample, boolean whole, LocalDate today) {
        long different = sample.stream().distinct().limit(FEWEST_OF_WHOLE).count();
        if (sample.size() < 2 || different < 2 && sample.size() < ENOUGH) {
            return Optional.empty();
        }
        boolean enough = sample.size() >= ENOUGH && different >= 2 || whole && different >= FEWEST_OF_WHOLE;
        List<Detected> fitting = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.PERSON_NAME && different < FEWEST_NAMES && !kind.hintedBy(name)) {
                continue;
            }
            Detected one = tried(kind, name, sample, enough, today);
            if (one != null) {
                fitting.add(one);
            }
        }
        // decided before suspected, hinted before not; the enum's order settles the rest
        fitting.sort(Comparator.comparing(Detected::decided).reversed()
                .thenComparing(Comparator.comparing(Detected::nameHint).reversed()));
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Detected first = fitting.get(0);
        List<Kind> others = fitting.stream().skip(1).map(Detected::kind).toList();
        return Optional.of(new Detected(first.kind(), first.decided(), first.sampled(), first.formHits(), first.validHits(),
                first.nameHint(), others));
    }

    private static @org.jspecify.annotations.Nullable Detected tried(Kind kind, String name, List<String> sample, boolean enough, LocalDate today) {
        int form = 0;
        int valid = 0;
        for (String value : sample) {
            Verdict verdict = kind.judgeInColumn(value, today);
            form += verdict != Verdict.NO ? 1 : 0;
            valid += verdict == Verdict.VALID ? 1 : 0;
        }
        double formShare = (double) form / sample.size();
        double validShare = (double) valid / sample.size();
        boolean hint = kind.hintedBy(name);
        boolean meets = switch (kind.basis()) {
            case CHECK -> validShare >= VALID_SHARE;
            case FORM -> formShare >= FORM_SHARE && hint && validShare >= (kind == Kind.PERSON_NAME ? NAME_SHARE : FORM_SHARE);
            case LOOKUP -> formShare >= FORM_SHARE && hint && validShare >= VALID_SHARE;
        };
        if (meets) {
            return new Detected(kind, enough, sample.size(), form, valid, hint, List.of());
        }
        double least = kind.basis() == Kind.Basis.CHECK ? SUSPICION : hint ? SUSPICION : FORM_SHARE;
        boolean weak = kind == Kind.TAIWAN_PERMIT || kind.basis() == Kind.Basis.LOOKUP || kind == Kind.POST_CODE
                || kind == Kind.LATITUDE || kind == Kind.LONGITUDE;
        // a column that is called 银行卡号 and looks like it is treated as one, even where typing errors or made-up values fail the check
        boolean called = kind.basis() == Kind.Basis.CHECK && kind.isPersonal() && hint && formShare >= FORM_SHARE;
        boolean suspected = called || validShare >= least && (hint || !weak);
        return suspected ? new Detected(kind, false, sample.size(), form, valid, hint, List.of()) : null;
    }
}
