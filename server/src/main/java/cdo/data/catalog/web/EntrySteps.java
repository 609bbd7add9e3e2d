package cdo.data.catalog.web;

import cdo.data.catalog.ChangeKind;
import cdo.data.catalog.Changes;
import cdo.data.catalog.Content;
import cdo.data.catalog.Entries;
import cdo.data.catalog.EntryRegister;
import cdo.data.catalog.Reviews;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of an entry, each a noun. */
@Controller
class EntrySteps {

    private final Entries entries;
    private final Reviews reviews;
    private final Changes changes;
    private final EntryPages pages;
    private final EntryRecord record;
    private final Clocks clocks;

    EntrySteps(Entries entries, Reviews reviews, Changes changes, EntryPages pages, EntryRecord record, Clocks clocks) {
        this.entries = entries;
        this.reviews = reviews;
        this.changes = changes;
        this.pages = pages;
        this.record = record;
        this.clocks = clocks;
    }

    /** What a step of the record does with the entry, its seen version and what was typed. */
    private interface Step {
        void take(int version, Reading read);
    }

    @PostMapping("/entries")
    Object draft(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String name = read.text("name", 128);
            read.done();
            Content blank = entries.blank(who);
            Content named = new Content(name, blank.classification(), blank.division(), blank.providerCode(), blank.summary(), blank.formats(), blank.formatNote(), blank.items(),
                    blank.sharing(), blank.opening(), blank.cycle(), blank.related(), blank.source());
            long id = entries.draft(who, named);
            Flash.say(request, "catalog.flash.drafted", name);
            return "/entries/" + id + "/form";
        }, failed -> Screen.of("data/catalog/new").with("form", failed));
    }

    /** Saves the form; the button says where it goes on: to more rows of items, to the check page, or back to the form. */
    @PostMapping("/entries/{id}/edition")
    Object edition(Who who, @PathVariable long id, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            Content content = EntryForm.read(form, read);
            read.done();
            entries.save(who, id, read.version(), content);
            return switch (form.value("then")) {
                case "rows" -> "/entries/" + id + "/form?rows=10#items";
                case "check" -> "/entries/" + id + "/check";
                default -> {
                    Flash.say(request, "catalog.flash.saved");
                    yield "/entries/" + id + "/form";
                }
            };
        }, failed -> pages.again(who, id, failed));
    }

    /** Saves while it is being written; answers with the line under the form. Problems are said there and lose nothing. */
    @PostMapping("/entries/{id}/autosave")
    Screen autosave(Who who, @PathVariable long id, HttpServletRequest request) {
        Form form = Form.of(request);
        var read = new Reading(form);
        int version = read.version();
        try {
            Content content = EntryForm.read(form, read);
            read.done();
            return saved(entries.save(who, id, version, content), null);
        } catch (Problem.Invalid invalid) {
            return saved(version, invalid.errors().getFirst().message());
        } catch (Problem.Stale | Problem.Refused problem) {
            return saved(version, problem.reason());
        }
    }

    private Screen saved(int version, @Nullable Message problem) {
        Screen screen = Screen.of("data/catalog/saved").with("version", version).with("at", clocks.now());
        return problem == null ? screen : screen.with("problem", problem);
    }

    @PostMapping("/entries/{id}/submission")
    Object submission(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            reviews.submit(who, id, read.version());
            Flash.say(request, "catalog.flash.submitted");
            return "/entries/" + id;
        }, failed -> pages.check(who, id, failed));
    }

    @PostMapping("/entries/{id}/retrieval")
    Object retrieval(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.takenBack", (version, read) -> reviews.takeBack(who, id, version));
    }

    /** The bureau publishes several that it has looked at; what fails a check or is no longer under review is left for its own page. */
    @PostMapping("/entries/publications")
    Object publications(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var ids = Ticked.of(read);
            int published = reviews.publish(who, ids);
            Flash.say(request, "catalog.flash.publishedMany", published, ids.size() - published);
            return "/entries";
        }, failed -> pages.list(who, new EntryRegister.Filter("", null, "", "", "", "", null, ""), new Slice.Ask(1, 25), failed));
    }

    @PostMapping("/entries/{id}/publication")
    Object publication(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.published", (version, read) -> {
            String remark = Objects.requireNonNullElse(read.optional("remark", 500), "");
            read.done();
            reviews.publish(who, id, version, remark);
        });
    }

    @PostMapping("/entries/{id}/return")
    Object returned(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.returned", (version, read) -> reviews.returnBack(who, id, version, reason(read)));
    }

    @PostMapping("/entries/{id}/changes")
    Object change(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var declared = new Changes.Declared(read.choice("kind", ChangeKind.class), EntryForm.date(read, "effectiveOn"), read.text("reason", 500));
            read.done();
            changes.declare(who, id, read.version(), declared);
            Flash.say(request, "catalog.flash.changed");
            return "/entries/" + id + "/form";
        }, failed -> record.screen(who, id, null, failed));
    }

    @PostMapping("/entries/{id}/changes/drop")
    Object drop(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.dropped", (version, read) -> changes.drop(who, id, version, reason(read)));
    }

    @PostMapping("/entries/{id}/discard")
    Object discard(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.discarded", (version, read) -> entries.discard(who, id, version, reason(read)));
    }

    @PostMapping("/entries/{id}/offline")
    Object offline(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.offline", (version, read) -> changes.takeOffline(who, id, version, reason(read)));
    }

    @PostMapping("/entries/{id}/online")
    Object online(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.online", (version, read) -> changes.putOnline(who, id, version, reason(read)));
    }

    @PostMapping("/entries/{id}/abolition")
    Object abolition(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "catalog.flash.abolished", (version, read) -> changes.abolish(who, id, version, reason(read)));
    }

    private static String reason(Reading read) {
        String reason = read.text("reason", 500);
        read.done();
        return reason;
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, Step step) {
        return Form.of(request).step(read -> {
            step.take(read.version(), read);
            Flash.say(request, said);
            return "/entries/" + id;
        }, failed -> record.screen(who, id, null, failed));
    }
}
