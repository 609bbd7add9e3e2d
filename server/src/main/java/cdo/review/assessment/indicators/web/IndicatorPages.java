package cdo.review.assessment.indicators.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Catalogue;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.review.assessment.indicators.Condition;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorRights;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.RuleKind;
import cdo.review.assessment.indicators.RuleWords;
import cdo.review.assessment.indicators.ScoringRule;
import cdo.review.assessment.indicators.SystemState;
import cdo.review.assessment.indicators.Weight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One indicator: what it asks, its rule in words, its forms; and the points of groups and units. */
@Controller
public class IndicatorPages {

    private final SystemPages systems;
    private final Catalogue measures;
    private final Groups groups;
    private final Units units;
    private final Clocks clocks;
    private final Words words;

    IndicatorPages(SystemPages systems, Catalogue measures, Groups groups, Units units, Clocks clocks, Words words) {
        this.systems = systems;
        this.measures = measures;
        this.groups = groups;
        this.units = units;
        this.clocks = clocks;
        this.words = words;
    }

    /** Whose points: the name of a group or a unit. */
    public record Weighed(Message whom, Weight weight) {
    }

    @GetMapping("/indicator-systems/{id:\\d+}/indicators/{code}")
    Screen indicator(Who who, @PathVariable long id, @PathVariable String code) {
        return indicator(who, id, code, Form.empty());
    }

    Screen indicator(Who who, long id, String code, Form form) {
        SystemPages.Head head = systems.head(who, id, "tree");
        Indicator node = must(head.system(), code);
        ScoringRule rule = node.rule();
        List<Weighed> weights = head.system().weights().stream().filter(weight -> weight.code().equals(code)).map(weight -> new Weighed(whom(weight), weight)).toList();
        List<Indicator> parents = head.system().indicators().stream().filter(each -> !each.leaf() && head.system().level(each) < 3 && !each.code().equals(code)).toList();
        return Screen.of("review/assessment/indicators/indicator").with("head", head).with("node", node).with("words", rule == null ? List.of() : RuleWords.of(rule))
                .with("measures", rule == null ? List.of() : head.system().measures().stream().filter(key -> rule.measures().contains(key)
                        || rule.conditions().stream().anyMatch(when -> Condition.measures(when).contains(key))).toList())
                .with("weights", weights).with("parents", parents).with("form", form);
    }

    @GetMapping("/indicator-systems/{id:\\d+}/indicators/new")
    Screen blank(Who who, Page page, @PathVariable long id, @RequestParam(defaultValue = "") String parent, @RequestParam(defaultValue = "") String kind) {
        return form(who, page, id, null, kind, Form.filled(Map.of("parent", parent, "kind", kind, "full", "1", "least", "0", "step", "0.5")));
    }

    @GetMapping("/indicator-systems/{id:\\d+}/indicators/{code}/form")
    Screen edit(Who who, Page page, @PathVariable long id, @PathVariable String code, @RequestParam(defaultValue = "") String kind) {
        Indicator node = must(systems.head(who, id, "tree").system(), code);
        String own = node.rule() == null ? RuleForm.GROUP : RuleKind.of(node.rule()).name();
        return form(who, page, id, code, kind.isEmpty() ? own : kind, RuleForm.filled(node, kind.isEmpty() ? own : kind));
    }

    /** @param code null for a new node */
    Screen form(Who who, Page page, long id, @Nullable String code, String kind, Form form) {
        SystemPages.Head head = systems.head(who, id, "tree");
        who.must(IndicatorRights.EDIT, head.system().organiserId());
        if (head.system().state() != SystemState.DRAFT) {
            throw new Problem.Refused("indicators.notDraft");
        }
        Optional<RuleKind> chosen = RuleForm.kind(kind);
        List<Choice> figures = measures.all().stream().filter(measure -> words.has("measure." + measure.key())).map(measure -> Choice.of(measure.key(), page.t("measure." + measure.key()) + "（" + measure.key() + "）")).toList();
        List<Choice> parents = head.system().indicators().stream().filter(each -> !each.leaf() && head.system().level(each) < 3)
                .map(each -> Choice.of(each.code(), each.code() + " " + each.title(page.language()))).toList();
        return Screen.of("review/assessment/indicators/indicatorForm").with("head", head).with("code", Objects.requireNonNullElse(code, "")).with("kind", chosen.map(RuleKind::name).orElse(kind))
                .with("figures", figures).with("parents", parents).with("form", form);
    }

    @GetMapping("/indicator-systems/{id:\\d+}/weights")
    Screen weights(Who who, @PathVariable long id, @RequestParam @Nullable Long group, @RequestParam @Nullable Long unit) {
        SystemPages.Head head = systems.head(who, id, "weights");
        Map<String, String> typed = new HashMap<>();
        head.system().weights().stream().filter(weight -> group != null && group.equals(weight.groupId()) || unit != null && unit.equals(weight.unitId()))
                .forEach(weight -> typed.put("points-" + weight.code(), weight.points().stripTrailingZeros().toPlainString()));
        return weights(who, id, group, unit, Form.filled(typed));
    }

    Screen weights(Who who, long id, @Nullable Long group, @Nullable Long unit, Form form) {
        SystemPages.Head head = systems.head(who, id, "weights");
        List<Groups.Group> own = groups.all().stream().filter(each -> each.organiserId() == head.system().organiserId()).toList();
        List<Unit> readable = head.edits() ? units.all(clocks.today()).stream().filter(each -> who.reads(each.id())).toList() : List.of();
        Message whom = group != null ? own.stream().filter(each -> each.id() == group).findFirst().map(IndicatorPages::named).orElseThrow(() -> new Problem.NotFound(Message.of("indicators.weight.foreign")))
                : unit != null ? named(Problem.Hidden.unless(units.find(unit, clocks.today()), readable::contains, cdo.platform.kernel.SubjectRef.of("unit", unit))) : null;
        return Screen.of("review/assessment/indicators/weights").with("head", head).with("groups", own).with("units", readable).with("group", group == null ? 0L : group)
                .with("unit", unit == null ? 0L : unit).with("whom", whom == null ? Message.of("indicators.weights.nobody") : whom).with("form", form)
                .with("weights", head.system().weights().stream().map(weight -> new Weighed(whom(weight), weight)).toList());
    }

    private Message whom(Weight weight) {
        return weight.groupId() != null ? named(groups.get(weight.groupId())) : named(units.get(Objects.requireNonNull(weight.unitId())));
    }

    private static Message named(Groups.Group group) {
        return Message.of("indicators.title", group.name(), group.name(cdo.platform.kernel.Language.EN));
    }

    private static Message named(Unit unit) {
        return Message.of("indicators.title", unit.name(), unit.name(cdo.platform.kernel.Language.EN));
    }

    private static Indicator must(IndicatorSystem system, String code) {
        return system.find(code).orElseThrow(() -> new Problem.NotFound(Message.of("indicators.unknown", code)));
    }
}
