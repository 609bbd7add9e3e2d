package cdo.review.assessment.web;

import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.review.assessment.JudgedItem;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A judgement typed in the form that its rule asks for: a tier, ticks, a number, or whether it happened. */
final class JudgementForm {

    private JudgementForm() {
    }

    /** Null when something was noted as missing. */
    static @Nullable Judgement read(Reading read, Form form, JudgedItem item) {
        return switch (item.rule()) {
            case ScoringRule.Tiers _ -> {
                String tier = read.text("tier", 60);
                yield tier.isEmpty() ? null : new Judgement.Chosen(tier);
            }
            case ScoringRule.Checklist _ -> new Judgement.Ticked(Set.copyOf(form.values("ticked")));
            case ScoringRule.Veto _ -> new Judgement.Tripped(read.checked("happened"));
            default -> {
                BigDecimal number = read.optionalDecimal("number");
                if (number == null) {
                    read.wrong("number", "form.missing");
                }
                yield number == null ? null : new Judgement.Given(number);
            }
        };
    }

    static Form filled(@Nullable Judgement judgement, String words) {
        var values = new LinkedHashMap<String, Object>();
        values.put("words", words);
        switch (judgement) {
            case Judgement.Chosen(String tier) -> values.put("tier", tier);
            case Judgement.Ticked(Set<String> ticked) -> values.put("ticked", ticked);
            case Judgement.Given(BigDecimal number) -> values.put("number", number.stripTrailingZeros().toPlainString());
            case Judgement.Tripped(boolean happened) -> {
                if (happened) {
                    values.put("happened", "yes");
                }
            }
            case Judgement.Counted _, Judgement.Booked _ -> { }
            case null -> { }
        }
        return Form.filled(values);
    }
}
