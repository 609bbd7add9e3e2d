package cdo.review.assessment;

import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.GradeScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grades by points, caps and quota. Pure. Equal totals are never told apart: a tie that does not fit the quota stays outside whole. */
final class Grading {

    private Grading() {
    }

    /** One to be graded. */
    record Candidate(long id, BigDecimal total, @Nullable Grade cap) {
    }

    /** A grade and why. */
    record Proposal(Grade grade, GradeBasis basis) {
    }

    /** How many may be 优秀: the share rounded down. */
    static int seats(int graded, BigDecimal quota) {
        return quota.multiply(BigDecimal.valueOf(graded)).setScale(0, RoundingMode.FLOOR).intValue();
    }

    static Map<Long, Proposal> of(List<Candidate> candidates, GradeScale scale, BigDecimal quota) {
        var grades = new LinkedHashMap<Long, Proposal>();
        for (Candidate each : candidates) {
            Grade reached = scale.of(each.total());
            Grade left = each.cap() == null ? reached : reached.atMost(each.cap());
            grades.put(each.id(), new Proposal(left, left == reached ? GradeBasis.BAND : GradeBasis.CAP));
        }
        int seats = seats(candidates.size(), quota);
        List<Candidate> best = candidates.stream().filter(each -> grades.get(each.id()).grade() == Grade.EXCELLENT).sorted(Comparator.comparing(Candidate::total).reversed()).toList();
        if (best.size() > seats) {
            BigDecimal firstOut = best.get(seats).total();
            for (Candidate each : best) {
                int against = each.total().compareTo(firstOut);
                if (against <= 0) {
                    boolean tie = against == 0 && seats > 0 && best.get(seats - 1).total().compareTo(firstOut) == 0;
                    grades.put(each.id(), new Proposal(Grade.GOOD, tie ? GradeBasis.TIE : GradeBasis.QUOTA));
                }
            }
        }
        return grades;
    }
}
