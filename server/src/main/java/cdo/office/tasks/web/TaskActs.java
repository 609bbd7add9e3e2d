package cdo.office.tasks.web;

import cdo.office.tasks.Extensions;
import cdo.office.tasks.NewProgress;
import cdo.office.tasks.SeriesOfTasks;
import cdo.office.tasks.Task;
import cdo.office.tasks.Working;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.RecordAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of who leads or supports a task. */
@Controller
class TaskActs {

    private final Working working;
    private final Extensions extensions;
    private final SeriesOfTasks series;
    private final RecordAddresses addresses;
    private final Attachments attachments;
    private final TaskPages pages;
    private final TransactionTemplate transaction;

    TaskActs(Working working, Extensions extensions, SeriesOfTasks series, RecordAddresses addresses, Attachments attachments, TaskPages pages, TransactionTemplate transaction) {
        this.working = working;
        this.extensions = extensions;
        this.series = series;
        this.addresses = addresses;
        this.attachments = attachments;
        this.pages = pages;
        this.transaction = transaction;
    }

    private Object step(Who who, long id, HttpServletRequest request, String flash, Consumer<Reading> act) {
        return Form.of(request).step(read -> {
            act.accept(read);
            Flash.say(request, flash);
            return "/tasks/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/tasks/{id:\\d+}/receipt")
    Object receipt(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.received", read -> working.receive(who, id, read.version()));
    }

    @PostMapping("/tasks/{id:\\d+}/progress")
    Object progress(Who who, @PathVariable long id, @RequestParam @Nullable MultipartFile file, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.reported", read -> {
            Task task = working.workable(who, id);
            String text = read.text("text", 2000);
            String percent = read.optional("percent", 3);
            Integer typed = percent == null ? null : Integer.valueOf((int) read.number("percent", 0, 100));
            Long milestone = read.optionalId("milestone");
            Set<SubjectRef> records = addresses.several(who, read, "record");
            read.done();
            transaction.executeWithoutResult(status -> working.report(who, id, new NewProgress(text, typed, milestone, records, stored(who, task, file))));
        });
    }

    private Set<Long> stored(Who who, Task task, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return Set.of();
        }
        try (var content = file.getInputStream()) {
            return Set.of(attachments.store(who, task.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content).id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/tasks/{id:\\d+}/submission")
    Object submission(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.submitted", read -> {
            String remark = read.optional("remark", 500);
            read.done();
            working.submit(who, id, read.version(), remark == null ? "" : remark);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/refusal")
    Object refusal(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.refused", read -> {
            String reason = read.text("reason", 500);
            read.done();
            working.refuse(who, id, read.version(), reason);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/extensions")
    Object extension(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.asked", read -> {
            int days = (int) read.number("days", 1, 60);
            String reason = read.text("reason", 500);
            read.done();
            extensions.ask(who, id, read.version(), days, reason);
        });
    }

    @PostMapping("/tasks/{id:\\d+}/extension-answer")
    Object answer(Who who, @PathVariable long id, HttpServletRequest request) {
        boolean grants = "grant".equals(request.getParameter("then"));
        return step(who, id, request, grants ? "tasks.flash.granted" : "tasks.flash.declined", read -> {
            String remark = grants ? read.optional("remark", 500) : read.text("remark", 500);
            read.done();
            if (grants) {
                extensions.grant(who, id, read.version(), remark == null ? "" : remark);
            } else {
                extensions.decline(who, id, read.version(), remark == null ? "" : remark);
            }
        });
    }

    @PostMapping("/tasks/{id:\\d+}/series-end")
    Object seriesEnd(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "tasks.flash.seriesEnded", read -> series.end(who, id));
    }
}
