package cdo.office.tasks.web;

import cdo.office.tasks.NoticePaper;
import cdo.office.tasks.TaskNotice;
import cdo.office.tasks.TaskNoticeStage;
import cdo.office.tasks.TaskNotices;
import cdo.office.tasks.TaskRights;
import cdo.office.tasks.TaskSteps;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 督办函 and 通报: the list, one with its preview, signature, issue and drop. */
@Controller
class NoticePages {

    private final TaskNotices notices;
    private final NoticePaper paper;
    private final Papers papers;
    private final IssuedDocuments issued;
    private final Routes routes;
    private final TaskSteps steps;
    private final Units units;

    NoticePages(TaskNotices notices, NoticePaper paper, Papers papers, IssuedDocuments issued, Routes routes, TaskSteps steps, Units units) {
        this.notices = notices;
        this.paper = paper;
        this.papers = papers;
        this.issued = issued;
        this.routes = routes;
        this.steps = steps;
        this.units = units;
    }

    @GetMapping("/task-notices")
    Screen list(Who who, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        TaskNoticeStage chosen = Arrays.stream(TaskNoticeStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        return Screen.of("office/tasks/notices").with("slice", notices.slice(who, chosen, new Slice.Ask(page, size))).with("units", units);
    }

    @GetMapping("/task-notices/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.filled(Map.of("answerDays", notices.get(who, id).answerDays())));
    }

    private Screen record(Who who, long id, Form form) {
        TaskNotice notice = notices.get(who, id);
        boolean office = who.may(TaskRights.ISSUE, notice.organiserId());
        var lines = notices.lines(notice);
        String preview = notice.documentId() != null ? issued.find(notice.documentId()).map(issued::preview).orElse("")
                : lines.isEmpty() ? "" : papers.html(paper.compose(notice, lines, "", notice.answerDays()));
        return Screen.of("office/tasks/notice").with("notice", notice).with("form", form).with("lines", lines.stream().filter(line -> who.reads(line.lead().id()) || who.reads(notice.organiserId())).toList())
                .with("preview", preview).with("organiser", units.get(notice.organiserId())).with("steps", steps.of(notice.ref()))
                .with("sends", office && notice.stage() == TaskNoticeStage.DRAFT).with("issues", office && notice.stage() == TaskNoticeStage.SIGNED)
                .with("signatures", routes.history(notice.ref())).with("run", routes.current(notice.ref()).filter(run -> routes.maySign(who, run)).map(Run::id).orElse(0L));
    }

    @PostMapping("/task-notices/{id:\\d+}/signature")
    Object signature(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int days = (int) read.number("answerDays", 1, 60);
            read.done();
            notices.send(who, id, read.version(), days);
            Flash.say(request, "tasks.flash.noticeSent");
            return "/task-notices/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/task-notices/{id:\\d+}/issue")
    Object issue(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String code = read.optional("code", 20);
            String number = read.optional("number", 60);
            read.done();
            var document = notices.issue(who, id, read.version(), code, number);
            Flash.say(request, "tasks.flash.issued");
            return document.href();
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/task-notices/{id:\\d+}/drop")
    Object drop(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 500);
            read.done();
            notices.drop(who, id, read.version(), reason);
            Flash.say(request, "tasks.flash.dropped");
            return "/task-notices/" + id;
        }, failed -> record(who, id, failed));
    }
}
