package cdo.data.survey.web;

import cdo.data.survey.DataSource;
import cdo.data.survey.DataSources;
import cdo.data.survey.SourceDraft;
import cdo.data.survey.SurveyRuns;
import cdo.data.survey.Trials;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.scan.Source;
import cdo.scan.Tls;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a data source: entering, changing, trying out, surveying, removing. */
@Controller("surveySourceSteps")
class SourceSteps {

    private static final int LONGEST_PASSWORD = 500;

    private final DataSources sources;
    private final Trials trials;
    private final SurveyRuns runs;
    private final SourcePages pages;

    SourceSteps(DataSources sources, Trials trials, SurveyRuns runs, SourcePages pages) {
        this.sources = sources;
        this.trials = trials;
        this.runs = runs;
        this.pages = pages;
    }

    @PostMapping("/systems/{system}/sources")
    Object source(Who who, @PathVariable long system, HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile upload) {
        return Form.of(request).step(read -> {
            SourceDraft draft = draft(read, request, read.choice("kind", Source.Kind.class));
            long id;
            if (draft.kind().isFile() && draft.file() == null && upload != null && !upload.isEmpty()) {
                try (InputStream content = upload.getInputStream()) {
                    id = sources.attachFile(who, system, draft, String.valueOf(upload.getOriginalFilename()), content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            } else {
                id = sources.attach(who, system, draft);
            }
            Flash.say(request, "survey.flash.attached", draft.name());
            return "/sources/" + id;
        }, failed -> pages.blank(who, system, withoutPassword(failed)));
    }

    @PostMapping("/sources/{id}")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile upload) {
        return Form.of(request).step(read -> {
            DataSource old = sources.get(who, id);
            sources.revise(who, id, read.version(), draft(read, request, old.kind()));
            if (upload != null && !upload.isEmpty()) {
                try (InputStream content = upload.getInputStream()) {
                    sources.replaceFile(who, id, String.valueOf(upload.getOriginalFilename()), content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            Flash.say(request, "survey.flash.sourceRevised");
            return "/sources/" + id;
        }, failed -> pages.edit(who, id, withoutPassword(failed)));
    }

    /** Answers on the spot, because the source's own words are not kept. */
    @PostMapping("/sources/{id}/trials")
    Object trial(Who who, @PathVariable long id, HttpServletRequest request) {
        try {
            Trials.Outcome outcome = trials.tryOut(who, id);
            return pages.record(who, id, Form.empty(), outcome).status(outcome.answered() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Problem.Invalid | Problem.Refused problem) {
            return pages.record(who, id, Form.empty().refused(problem), null).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/sources/{id}/surveys")
    Object survey(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> "/surveys/" + runs.start(who, id), failed -> pages.record(who, id, failed, null));
    }

    @PostMapping("/sources/{id}/removal")
    Object removal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long system = sources.get(who, id).systemId();
            sources.remove(who, id);
            Flash.say(request, "survey.flash.removed");
            return "/systems/" + system;
        }, failed -> pages.record(who, id, failed, null));
    }

    private static SourceDraft draft(Reading read, HttpServletRequest request, Source.Kind kind) {
        String name = read.text("name", 100);
        if (kind.isFile()) {
            String file = read.optional("file", 500);
            read.done();
            return SourceDraft.file(name, kind, file);
        }
        String host = read.text("host", 253);
        int port = (int) read.number("port", 1, 65535);
        String database = read.text("database", 128);
        String schemas = read.optional("schemas", 500);
        String login = read.text("login", 128);
        // as typed: a password may begin or end with a space
        String password = String.valueOf(request.getParameter("password") == null ? "" : request.getParameter("password"));
        if (password.length() > LONGEST_PASSWORD) {
            read.wrong("password", "form.tooLong", LONGEST_PASSWORD);
        }
        Tls tls = read.choice("tls", Tls.class);
        read.done();
        return SourceDraft.database(name, kind, host, port, database, schemas == null ? "" : schemas, login, password, tls);
    }

    /** A refused form shows what was typed, but never the password. */
    private static Form withoutPassword(Form failed) {
        Map<String, java.util.List<String>> values = new LinkedHashMap<>(failed.values());
        values.remove("password");
        return new Form(values, failed.errors(), failed.reason());
    }
}
