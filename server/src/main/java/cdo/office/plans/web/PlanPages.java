package cdo.office.plans.web;

import cdo.office.plans.CityGoals;
import cdo.office.plans.Goal;
import cdo.office.plans.Goals;
import cdo.office.plans.Issuing;
import cdo.office.plans.Opinions;
import cdo.office.plans.Plan;
import cdo.office.plans.PlanKind;
import cdo.office.plans.PlanPapers;
import cdo.office.plans.PlanRegister;
import cdo.office.plans.PlanRights;
import cdo.office.plans.PlanStage;
import cdo.office.plans.Plans;
import cdo.office.plans.Reviews;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Contribution;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Templates;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of plans, one plan's page, and where the level stands on the founding document's goals. */
@Controller
class PlanPages {

    private final PlanRegister register;
    private final Plans plans;
    private final Goals goals;
    private final CityGoals cityGoals;
    private final Opinions opinions;
    private final Issuing issuing;
    private final Reviews reviews;
    private final PlanPapers papers;
    private final Attachments attachments;
    private final Units units;
    private final Clocks clocks;
    private final ObjectProvider<Contribution> contributions;
    private final Templates templates;

    PlanPages(PlanRegister register, Plans plans, Goals goals, CityGoals cityGoals, Opinions opinions, Issuing issuing, Reviews reviews, PlanPapers papers, Attachments attachments, Units units,
              Clocks clocks, ObjectProvider<Contribution> contributions, Templates templates) {
        this.register = register;
        this.plans = plans;
        this.goals = goals;
        this.cityGoals = cityGoals;
        this.opinions = opinions;
        this.issuing = issuing;
        this.reviews = reviews;
        this.papers = papers;
        this.attachments = attachments;
        this.units = units;
        this.clocks = clocks;
        this.contributions = contributions;
        this.templates = templates;
    }

    @GetMapping("/plans")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String stage,
                    @RequestParam(defaultValue = "") String only, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        var filter = new PlanRegister.Filter(q, choice(PlanKind.class, kind), choice(PlanStage.class, stage), only.equals("inForce"), only.equals("own") && who.seat() != null ? who.unitId() : null);
        return Screen.of("office/plans/plans").with("slice", register.slice(who, filter, new Slice.Ask(page, size))).with("only", only);
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(typed)).findFirst().orElse(null);
    }

    @GetMapping("/plans/new")
    Screen blank(Who who) {
        who.must(PlanRights.EDIT);
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        return Screen.of("office/plans/planNew").with("form", form).with("plan", null).with("replaceable", plans.replaceable(who.unitId()));
    }

    @GetMapping("/plans/{id:\\d+}/edit")
    Screen edit(Who who, @PathVariable long id) {
        return edit(who, id, null);
    }

    Screen edit(Who who, long id, @Nullable Form failed) {
        Plan plan = plans.editable(who, id);
        var text = plan.text();
        var values = new HashMap<String, Object>(Map.of("kind", text.kind(), "title", text.title(), "content", text.content(), "starts", text.starts()));
        values.put("ends", text.ends() == null ? "" : text.ends());
        values.put("replaces", text.replacesId() == null ? "" : text.replacesId());
        return Screen.of("office/plans/planNew").with("form", failed != null ? failed : Form.filled(values)).with("plan", plan).with("replaceable", plans.replaceable(plan.unitId()));
    }

    @GetMapping("/plans/goals")
    Screen goals(Who who) {
        who.must(PlanRights.SEE);
        return Screen.of("office/plans/goals").with("unit", units.home(who)).with("standings", cityGoals.of(who, units.home(who).id()));
    }

    @GetMapping("/plans/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Plan plan = register.get(who, id);
        boolean edits = who.may(PlanRights.EDIT, plan.unitId());
        boolean inside = who.reads(plan.unitId());
        long seat = who.seat() == null ? 0 : who.unitId();
        var asked = opinions.of(id).stream().filter(each -> inside || each.unitId() == seat).toList();
        var mine = asked.stream().filter(each -> each.unitId() == seat && each.round() == plan.round() && plan.stage() == PlanStage.CONSULTING && who.may(PlanRights.ANSWER, seat)).findFirst().orElse(null);
        return Screen.of("office/plans/plan").with("plan", plan).with("unit", units.get(plan.unitId())).with("goals", goals.progress(plan)).with("tieable", edits ? goals.tieable(plan) : List.of()).with("opinions", asked).with("mine", mine)
                .with("reviews", reviews.of(id)).with("reviewable", reviews.reviewable(plan)).with("preview", papers.preview(plan)).with("steps", inside ? register.steps(plan) : List.of())
                .with("form", failed == null ? Form.empty() : failed)
                .with("filled", Form.filled(Map.of("issuedOn", clocks.today(), "validFrom", clocks.today(), "code", issuing.lastCode(plan.unitId()))))
                .with("edits", edits).with("issues", who.may(PlanRights.ISSUE, plan.unitId())).with("repeals", who.may(PlanRights.REPEAL, plan.unitId())).with("inForce", plan.inForce(clocks.today())).with("expired", plan.expired(clocks.today()))
                .with("others", edits && plan.stage() == PlanStage.DRAFT ? others(plan) : List.of())
                .with("old", plan.text().replacesId() == null ? null : plans.get(plan.text().replacesId()))
                .with("files", attachments.of(plan.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList()).with("largest", attachments.maxMegabytes())
                .with("panels", panels(who, plan.ref())).with("templates", templates);
    }

    /** Whom one may ask: the units of the level, the governments below, and what stands above. */
    private List<Unit> others(Plan plan) {
        Unit own = units.get(plan.unitId());
        List<Unit> all = units.all(clocks.today());
        Long government = all.stream().filter(unit -> unit.regionId() == own.regionId() && unit.kind() == UnitKind.GOVERNMENT).findFirst().map(Unit::id).orElse(null);
        return all.stream().filter(unit -> unit.id() != own.id()).filter(unit -> unit.regionId() == own.regionId() || unit.kind() == UnitKind.GOVERNMENT && government != null && government.equals(unit.parentId()))
                .sorted(Comparator.comparingInt(Unit::position).thenComparing(Unit::id)).toList();
    }

    /** Whole groups chosen without script: everybody of those kinds that one may ask. */
    List<Long> ofKinds(Who who, long id, List<String> kinds) {
        return kinds.isEmpty() ? List.of() : others(plans.editable(who, id)).stream().filter(unit -> kinds.contains(unit.kind().name())).map(Unit::id).toList();
    }

    private List<Contribution.Panel> panels(Who who, SubjectRef subject) {
        return contributions.stream().flatMap(each -> each.panels(who, subject).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
    }

    @GetMapping("/plans/{id:\\d+}/goals/new")
    Screen newGoal(Who who, @PathVariable long id) {
        return goal(who, id, null, Form.empty());
    }

    @GetMapping("/plans/{id:\\d+}/goals/{goal:\\d+}")
    Screen goal(Who who, @PathVariable long id, @PathVariable long goal) {
        plans.editable(who, id);
        Goal found = goals.get(id, goal);
        var text = found.text();
        var values = new HashMap<String, Object>(Map.of("title", text.title(), "criterion", text.criterion()));
        values.put("cityGoal", text.cityGoal() == null ? "" : text.cityGoal());
        values.put("measure", text.measureKey() == null ? "" : text.measureKey());
        values.put("target", text.target() == null ? "" : (goals.rate(text.measureKey()) ? text.target().movePointRight(2) : text.target()).stripTrailingZeros().toPlainString());
        values.put("due", text.due() == null ? "" : text.due());
        values.put("notComputable", text.notComputable() == null ? "" : text.notComputable());
        return goal(who, id, found, Form.filled(values));
    }

    Screen goal(Who who, long id, @Nullable Goal goal, Form form) {
        return Screen.of("office/plans/goal").with("plan", plans.editable(who, id)).with("goal", goal).with("form", form).with("measures", cityGoals.measures());
    }
}
