package cdo.review.assessment.indicators;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody decided about an indicator from evidence; which form fits is said by the rule. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({@JsonSubTypes.Type(value = Judgement.Chosen.class, name = "CHOSEN"), @JsonSubTypes.Type(value = Judgement.Ticked.class, name = "TICKED"),
    @JsonSubTypes.Type(value = Judgement.Given.class, name = "GIVEN"), @JsonSubTypes.Type(value = Judgement.Counted.class, name = "COUNTED"),
    @JsonSubTypes.Type(value = Judgement.Booked.class, name = "BOOKED"), @JsonSubTypes.Type(value = Judgement.Tripped.class, name = "TRIPPED")})
public sealed interface Judgement {

    /** Tiers: the key of the tier. */
    record Chosen(String tier) implements Judgement {
    }

    /** Checklist: the keys of the elements that are there. */
    record Ticked(Set<String> items) implements Judgement {
        public Ticked {
            items = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(items));
        }
    }

    /** Expert: the points. Ratio, bands, linear without a measure: the figure. Bonus and deduction: their points. */
    record Given(BigDecimal number) implements Judgement {
    }

    /** Bonus and deduction: how often each item occurred. */
    record Counted(Map<String, BigDecimal> times) implements Judgement {
        public Counted {
            times = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(times));
        }
    }

    /** Bonus and deduction: what was judged ({@code number}, null: nothing yet) with so many points of so many entries of the daily ledger beside it. */
    record Booked(@Nullable BigDecimal number, BigDecimal ledger, int entries) implements Judgement {
    }

    /** Veto: whether it happened. */
    record Tripped(boolean happened) implements Judgement {
    }
}
