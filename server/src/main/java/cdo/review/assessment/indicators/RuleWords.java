package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.review.assessment.indicators.ScoringRule.Share;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule in plain words, for those who are assessed by it. */
public final class RuleWords {

    private RuleWords() {
    }

    /** One sentence per line. */
    public static List<Message> of(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.Ratio ratio -> List.of(ratio.full().compareTo(java.math.BigDecimal.ONE) == 0 ? Message.of("indicators.words.ratio", measure(ratio.measure()))
                    : Message.of("indicators.words.ratioOf", measure(ratio.measure()), ratio.full()));
            case ScoringRule.Tiers(var tiers) -> tiers.stream().map(tier -> tier.when() == null ? Message.of("indicators.words.tier", Said.title(tier.title(), tier.titleEn()), tier.points())
                    : Message.of("indicators.words.tierWhen", Said.title(tier.title(), tier.titleEn()), tier.points(), tier.when())).toList();
            case ScoringRule.Bands bands -> list(Message.of("indicators.words.bands", measure(bands.measure())),
                    bands.bands().stream().map(band -> Message.of("indicators.words.band", band.from(), band.points())).toList());
            case ScoringRule.Linear linear -> list(Message.of("indicators.words.linear", measure(linear.measure())),
                    linear.knots().stream().map(knot -> Message.of("indicators.words.knot", knot.at(), knot.points())).toList());
            case ScoringRule.Checklist(var items) -> List.of(Message.of("indicators.words.checklist", items.size(), Said.titles(items)));
            case ScoringRule.Expert(var least, var most, var step) -> List.of(Message.of("indicators.words.expert", least, most, step));
            case ScoringRule.Bonus(var items) -> items.stream().map(item -> Message.of("indicators.words.bonus", Said.title(item.title(), item.titleEn()), item.points())).toList();
            case ScoringRule.Deduction(var items) -> items.stream().map(item -> Message.of("indicators.words.deduction", Said.title(item.title(), item.titleEn()), item.points())).toList();
            case ScoringRule.Veto veto -> veto(veto);
            case ScoringRule.Sum(List<Share> shares) -> shares.stream().flatMap(share -> of(share.rule()).stream()
                    .map(line -> Message.of("indicators.words.share", Said.title(share.title(), share.titleEn()), share.points(), line))).toList();
        };
    }

    private static List<Message> veto(ScoringRule.Veto veto) {
        List<Message> said = new ArrayList<>();
        if (veto.when() != null) {
            said.add(Message.of("indicators.words.vetoWhen", veto.when()));
        }
        if (!veto.zeroes().isEmpty()) {
            said.add(Message.of("indicators.words.zeroes", Said.title(String.join("、", veto.zeroes()), String.join(", ", veto.zeroes()))));
        }
        if (veto.cap() != null) {
            said.add(Message.of("indicators.words.cap", veto.cap()));
        }
        if (veto.most() != null) {
            said.add(Message.of("indicators.words.most", veto.most()));
        }
        return said;
    }

    private static Message measure(@Nullable String measure) {
        return measure == null ? Message.of("indicators.words.judged") : Message.of("measure." + measure);
    }

    private static List<Message> list(Message first, List<Message> rest) {
        List<Message> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
