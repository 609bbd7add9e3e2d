package cdo.office.talent.web;

import cdo.office.talent.Expert;
import cdo.office.talent.ExpertPool;
import cdo.office.talent.ExpertStage;
import cdo.office.talent.Experts;
import cdo.office.talent.Lending;
import cdo.office.talent.ProfessionalField;
import cdo.office.talent.TalentRights;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Region;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pool of experts and one expert's page. */
@Controller
class ExpertPages {

    private final ExpertPool pool;
    private final Experts experts;
    private final Lending lending;
    private final Level level;
    private final Clocks clocks;

    ExpertPages(ExpertPool pool, Experts experts, Lending lending, Level level, Clocks clocks) {
        this.pool = pool;
        this.experts = experts;
        this.lending = lending;
        this.level = level;
        this.clocks = clocks;
    }

    @GetMapping("/experts")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String stage,
                    @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        Region region = who.seat() == null ? null : level.region(who);
        return Screen.of("office/talent/experts").with("lends", region != null && !region.level().county() && who.may(TalentRights.ADMIT, who.unitId()))
                .with("lending", region == null ? null : lending.of(region.id()).orElse(null))
                .with("slice", pool.slice(who, q, Choices.of(ProfessionalField.class, field), Choices.of(ExpertStage.class, stage), new Slice.Ask(page, size)));
    }

    @GetMapping("/experts/new")
    Screen blank(Who who) {
        who.must(TalentRights.NOMINATE);
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        return Screen.of("office/talent/expertNew").with("form", form).with("people", level.colleagues(who));
    }

    @GetMapping("/experts/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Expert expert = pool.get(who, id);
        var text = expert.text();
        var values = new HashMap<String, Object>(Map.of("employer", text.employer(), "rank", text.rank(), "fields", text.sorted(), "strengths", text.strengths(), "reason", text.reason(),
                "from", clocks.today(), "to", clocks.today().plusYears(2)));
        return Screen.of("office/talent/expert").with("expert", expert).with("unit", level.unit(expert.unitId())).with("form", failed != null ? failed : Form.empty()).with("filled", Form.filled(values))
                .with("may", pool.may(who, expert)).with("avoidances", pool.avoidances(expert)).with("served", pool.served(who, expert)).with("steps", experts.history(expert))
                .with("inPool", expert.inPool(clocks.today())).with("units", who.seat() == null ? java.util.List.of() : level.units(who));
    }
}
