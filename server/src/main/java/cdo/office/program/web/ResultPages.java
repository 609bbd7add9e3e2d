package cdo.office.program.web;

import cdo.office.program.ProgramRights;
import cdo.office.program.Result;
import cdo.office.program.ResultCategory;
import cdo.office.program.ResultStage;
import cdo.office.program.Results;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The results library and one result's page. */
@Controller
public class ResultPages {

    private final Results results;
    private final Units units;
    private final Attachments attachments;

    ResultPages(Results results, Units units, Attachments attachments) {
        this.results = results;
        this.units = units;
        this.attachments = attachments;
    }

    @GetMapping("/results")
    Screen library(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String stage,
                   @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        ResultCategory about = Arrays.stream(ResultCategory.values()).filter(each -> each.name().equals(category)).findFirst().orElse(null);
        ResultStage at = Arrays.stream(ResultStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        return Screen.of("office/program/results").with("slice", results.slice(who, q, about, at, new Slice.Ask(page, size))).with("proposes", who.may(ProgramRights.PROPOSE));
    }

    @GetMapping("/results/new")
    Screen blank(Who who) {
        who.must(ProgramRights.PROPOSE);
        return Screen.of("office/program/resultNew").with("form", Form.empty());
    }

    @GetMapping("/results/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Result result = results.get(who, id);
        var text = result.text();
        Form form = failed != null ? failed : Form.filled(Map.of("title", text.title(), "category", text.category(), "what", text.what(), "why", text.why(), "how", text.how(), "effects", text.effects()));
        boolean mine = who.may(ProgramRights.PROPOSE, result.unitId());
        return Screen.of("office/program/result").with("result", result).with("unit", units.get(result.unitId())).with("organiser", units.get(result.organiserUnitId()))
                .with("form", form).with("steps", results.steps(result))
                .with("files", attachments.of(result.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList())
                .with("largest", attachments.maxMegabytes())
                .with("improves", result.stage() == ResultStage.RETURNED && mine)
                .with("attaches", mine && (result.stage() == ResultStage.RETURNED || result.stage() == ResultStage.PROPOSED))
                .with("reviews", result.stage() == ResultStage.PROPOSED && who.may(ProgramRights.REVIEW, result.organiserUnitId()))
                .with("returns", (result.stage() == ResultStage.PROPOSED || result.stage() == ResultStage.REVIEWED) && who.may(ProgramRights.REVIEW, result.organiserUnitId()))
                .with("publishes", result.stage() == ResultStage.REVIEWED && who.may(ProgramRights.PUBLISH, result.organiserUnitId()));
    }
}
