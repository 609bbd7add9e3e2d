package cdo.review.assessment.indicators.web;

import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.UploadedWorkbooks;
import cdo.review.assessment.indicators.IndicatorRights;
import cdo.review.assessment.indicators.LastScores;
import cdo.review.assessment.indicators.ScoreBook;
import cdo.review.assessment.indicators.SystemBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Workbooks in: a system's indicators, and last year's scores; seen row by row before anything is written. */
@Controller("indicatorBookPages")
public class BookPages {

    private final SystemPages systems;
    private final SystemBook book;
    private final ScoreBook scoreBook;
    private final LastScores scores;
    private final Units units;
    private final Clocks clocks;
    private final UploadedWorkbooks uploads;

    BookPages(SystemPages systems, SystemBook book, ScoreBook scoreBook, LastScores scores, Units units, Clocks clocks, UploadedWorkbooks uploads) {
        this.systems = systems;
        this.book = book;
        this.scoreBook = scoreBook;
        this.scores = scores;
        this.units = units;
        this.clocks = clocks;
        this.uploads = uploads;
    }

    /** A unit's latest score. */
    public record Scored(Unit unit, LastScores.LastScore score) {
    }

    @GetMapping("/indicator-systems/{id:\\d+}/imports")
    Screen start(Who who, @PathVariable long id) {
        return start(who, id, Form.empty());
    }

    private Screen start(Who who, long id, Form form) {
        SystemPages.Head head = systems.head(who, id, "tree");
        who.must(IndicatorRights.EDIT, head.system().organiserId());
        return Screen.of("review/assessment/indicators/imports").with("head", head).with("form", form);
    }

    @PostMapping("/indicator-systems/{id:\\d+}/imports")
    Object upload(Who who, @PathVariable long id, HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile file) {
        return Form.of(request).step(read -> {
            book.keep(who, id, name(file), content(file));
            return "/indicator-systems/" + id + "/imports/preview";
        }, failed -> start(who, id, failed));
    }

    @GetMapping("/indicator-systems/{id:\\d+}/imports/preview")
    Screen preview(Who who, @PathVariable long id) {
        return preview(who, id, Form.empty());
    }

    private Screen preview(Who who, long id, Form form) {
        return Screen.of("review/assessment/indicators/importPreview").with("head", systems.head(who, id, "tree")).with("preview", book.preview(who, id)).with("form", form);
    }

    @PostMapping("/indicator-systems/{id:\\d+}/imports/preview")
    Object confirmation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int rows = book.confirm(who, id, read.version());
            Flash.say(request, "indicators.flash.imported", rows);
            return "/indicator-systems/" + id;
        }, failed -> preview(who, id, failed));
    }

    @GetMapping("/indicator-systems/{id:\\d+}/scores")
    Screen scores(Who who, @PathVariable long id) {
        return scores(who, id, Form.filled(Map.of("year", clocks.today().getYear() - 1)));
    }

    private Screen scores(Who who, long id, Form form) {
        SystemPages.Head head = systems.head(who, id, "scores");
        List<Scored> lines = scores.latest(head.system().systemId()).stream().filter(score -> who.reads(score.unitId())).map(score -> new Scored(units.get(score.unitId()), score))
                .sorted(java.util.Comparator.comparing(scored -> scored.unit().position())).toList();
        return Screen.of("review/assessment/indicators/scores").with("head", head).with("lines", lines).with("imports", who.may(IndicatorRights.EDIT, head.system().organiserId())).with("form", form);
    }

    @GetMapping("/indicator-systems/{id:\\d+}/scores/template.xlsx")
    void template(Who who, @PathVariable long id, HttpServletResponse response) throws IOException {
        SystemPages.Head head = systems.head(who, id, "scores");
        who.must(IndicatorRights.EDIT, head.system().organiserId());
        response.setContentType(SystemPages.XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(scoreBook.template().title() + ".xlsx", StandardCharsets.UTF_8).build().toString());
        Workbook.template(response.getOutputStream(), scoreBook.template());
    }

    @PostMapping("/indicator-systems/{id:\\d+}/scores")
    Object scoresUpload(Who who, @PathVariable long id, HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile file) {
        return Form.of(request).step(read -> {
            int year = (int) read.number("year", 2000, 2999);
            read.done();
            scoreBook.keep(who, id, year, name(file), content(file));
            return "/indicator-systems/" + id + "/scores/preview";
        }, failed -> scores(who, id, failed));
    }

    @GetMapping("/indicator-systems/{id:\\d+}/scores/preview")
    Screen scoresPreview(Who who, @PathVariable long id) {
        return scoresPreview(who, id, Form.empty());
    }

    private Screen scoresPreview(Who who, long id, Form form) {
        return Screen.of("review/assessment/indicators/scoresPreview").with("head", systems.head(who, id, "scores")).with("preview", scoreBook.preview(who, id)).with("form", form);
    }

    @PostMapping("/indicator-systems/{id:\\d+}/scores/preview")
    Object scoresConfirmation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int scored = scoreBook.confirm(who, id);
            Flash.say(request, "indicators.flash.scores", scored);
            return "/indicator-systems/" + id + "/scores";
        }, failed -> scoresPreview(who, id, failed));
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "" : String.valueOf(file.getOriginalFilename());
    }

    private byte[] content(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw new Problem.Invalid("file", "indicators.import.noFile");
        }
        return uploads.take(file);
    }
}
