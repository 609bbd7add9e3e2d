package cdo.data.catalog.web;

import cdo.data.catalog.SurveyedTables;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Drafts from the tables of a survey. */
@Controller
class SurveySteps {

    private final SurveyedTables tables;

    SurveySteps(SurveyedTables tables) {
        this.tables = tables;
    }

    @GetMapping("/entries/from-survey/{surveyId}")
    Screen choose(Who who, @PathVariable long surveyId) {
        return choose(who, surveyId, Form.empty());
    }

    private Screen choose(Who who, long surveyId, Form form) {
        return Screen.of("data/catalog/fromSurvey").with("survey", tables.survey(who, surveyId)).with("tables", tables.tables(surveyId)).with("form", form);
    }

    @PostMapping("/entries/from-survey/{surveyId}")
    Object drafts(Who who, @PathVariable long surveyId, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var ids = tables.draft(who, surveyId, read.ids("ids"));
            Flash.say(request, "catalog.flash.surveyed", ids.size());
            return ids.size() == 1 ? "/entries/" + ids.getFirst() + "/form" : "/entries?stage=DRAFT&system=" + tables.survey(who, surveyId).systemId();
        }, failed -> choose(who, surveyId, failed));
    }
}
