package cdo.office.talent.web;

import cdo.office.talent.BodyKind;
import cdo.office.talent.BodyStage;
import cdo.office.talent.OperatingBodies;
import cdo.office.talent.OperatingBody;
import cdo.office.talent.TalentRights;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of data operating bodies and the steps of one. */
@Controller
class BodyPages {

    private final OperatingBodies bodies;
    private final Level level;

    BodyPages(OperatingBodies bodies, Level level) {
        this.bodies = bodies;
        this.level = level;
    }

    @GetMapping("/operating-bodies")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "1") int page,
                    @RequestParam(defaultValue = "25") int size) {
        return Screen.of("office/talent/bodies").with("slice", bodies.slice(who, q, Choices.of(BodyStage.class, stage), new Slice.Ask(page, size)));
    }

    @GetMapping("/operating-bodies/new")
    Screen blank(Who who) {
        who.must(TalentRights.BODIES);
        return Screen.of("office/talent/bodyNew").with("form", Form.empty());
    }

    @GetMapping("/operating-bodies/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    private Screen record(Who who, long id, @Nullable Form failed) {
        OperatingBody body = bodies.get(who, id);
        var text = body.text();
        var values = new HashMap<String, Object>(Map.of("name", text.name(), "kind", text.kind(), "uscc", text.uscc(), "business", text.business(), "basis", text.basis(), "contact", text.contact()));
        values.put("staff", text.staff() == null ? "" : text.staff());
        return Screen.of("office/talent/body").with("body", body).with("unit", level.unit(body.unitId())).with("form", failed != null ? failed : Form.empty()).with("filled", Form.filled(values))
                .with("edits", body.stage() != BodyStage.CLOSED && who.may(TalentRights.BODIES, body.unitId())).with("steps", bodies.history(body));
    }

    @PostMapping("/operating-bodies")
    Object registration(Who who, HttpServletRequest request) {
        who.must(TalentRights.BODIES);
        return Form.of(request).step(read -> {
            OperatingBody.Text text = text(read);
            read.done();
            long id = bodies.register(who, text);
            Flash.say(request, "talent.flash.registered");
            return "/operating-bodies/" + id;
        }, failed -> Screen.of("office/talent/bodyNew").with("form", failed));
    }

    private static OperatingBody.Text text(Reading read) {
        String uscc = read.optional("uscc", 18);
        String contact = read.optional("contact", 100);
        String staff = read.optional("staff", 7);
        return new OperatingBody.Text(read.text("name", 120), read.choice("kind", BodyKind.class), uscc == null ? "" : uscc, read.text("business", 2000), read.text("basis", 300),
                staff == null ? null : (int) read.number("staff", 0, 1_000_000), contact == null ? "" : contact);
    }

    @PostMapping("/operating-bodies/{id:\\d+}/revision")
    Object revision(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            OperatingBody.Text text = text(read);
            read.done();
            bodies.revise(who, id, read.version(), text);
            Flash.say(request, "talent.flash.revised");
            return "/operating-bodies/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/operating-bodies/{id:\\d+}/operation")
    Object operation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate since = read.date("since");
            read.done();
            bodies.operate(who, id, read.version(), since);
            Flash.say(request, "talent.flash.operates");
            return "/operating-bodies/" + id;
        }, failed -> record(who, id, failed));
    }

    @PostMapping("/operating-bodies/{id:\\d+}/closing")
    Object closing(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            bodies.close(who, id, read.version(), remark);
            Flash.say(request, "talent.flash.bodyClosed");
            return "/operating-bodies/" + id;
        }, failed -> record(who, id, failed));
    }
}
