package cdo.office.talent.web;

import cdo.office.talent.Participant;
import cdo.office.talent.SignInCodes;
import cdo.office.talent.TalentRights;
import cdo.office.talent.Training;
import cdo.office.talent.TrainingCategory;
import cdo.office.talent.TrainingRegister;
import cdo.office.talent.TrainingStage;
import cdo.office.talent.Trainings;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Origin;
import cdo.platform.web.Page;
import cdo.platform.web.QrPicture;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Trainings: the register, one training with its participants, the code for the room, the list as a table, a person's record. */
@Controller
class TrainingPages {

    private final TrainingRegister register;
    private final Trainings trainings;
    private final SignInCodes codes;
    private final Attachments attachments;
    private final Imprints imprints;
    private final Level level;
    private final Origin origin;
    private final Audit audit;
    private final Clocks clocks;

    TrainingPages(TrainingRegister register, Trainings trainings, SignInCodes codes, Attachments attachments, Imprints imprints, Level level, Origin origin, Audit audit, Clocks clocks) {
        this.register = register;
        this.trainings = trainings;
        this.codes = codes;
        this.attachments = attachments;
        this.imprints = imprints;
        this.level = level;
        this.origin = origin;
        this.audit = audit;
        this.clocks = clocks;
    }

    @GetMapping("/trainings")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String stage,
                    @RequestParam(defaultValue = "") String year, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("office/talent/trainings").with("slice", register.slice(who, q, Choices.of(TrainingCategory.class, category), Choices.of(TrainingStage.class, stage),
                Choices.year(year), new Slice.Ask(page, size)));
    }

    @GetMapping("/trainings/new")
    Screen blank(Who who) {
        who.must(TalentRights.TRAIN);
        return blank(who, Form.empty());
    }

    Screen blank(Who who, Form form) {
        return Screen.of("office/talent/trainingNew").with("form", form).with("units", level.units(who)).with("training", null);
    }

    @GetMapping("/trainings/{id:\\d+}/edit")
    Screen edit(Who who, @PathVariable long id) {
        return edit(who, id, null);
    }

    Screen edit(Who who, long id, @Nullable Form failed) {
        Training training = trainings.mine(who, id);
        var text = training.text();
        var values = new HashMap<String, Object>();
        values.put("category", text.category());
        values.put("topic", text.topic());
        values.put("lecturer", text.lecturer());
        values.put("audience", text.audience());
        values.put("content", text.content());
        values.put("venue", text.venue());
        values.put("heldOn", text.heldOn());
        values.put("begins", text.begins());
        values.put("hours", text.hours().stripTrailingZeros().toPlainString());
        values.put("capacity", text.capacity() == null ? "" : text.capacity());
        values.put("signUpUntil", text.signUpUntil() == null ? "" : text.signUpUntil());
        values.put("openTo", text.openTo());
        values.put("invited", text.invited());
        return Screen.of("office/talent/trainingNew").with("form", failed != null ? failed : Form.filled(values)).with("units", level.units(who)).with("training", training);
    }

    @GetMapping("/trainings/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Training training = register.get(who, id);
        Participant own = register.own(who, training).orElse(null);
        boolean organises = who.may(TalentRights.TRAIN, training.organiserId());
        boolean seated = who.seat() != null;
        boolean takes = training.takesSignUps(clocks.today());
        boolean enrols = seated && training.running() && (organises || takes && who.may(TalentRights.SIGN_UP, who.unitId()));
        return Screen.of("office/talent/training").with("training", training).with("line", register.line(training)).with("organiser", level.unit(training.organiserId()))
                .with("participants", register.participants(who, training)).with("own", own).with("organises", organises)
                .with("signsUp", seated && takes && (own == null || !own.expected())).with("enrols", enrols).with("rates", own != null && own.attended())
                .with("form", failed == null ? Form.empty() : failed)
                .with("colleagues", enrols ? level.colleagues(who) : List.of()).with("units", organises && seated ? level.units(who) : List.of())
                .with("ownUnit", seated ? level.unit(who.unitId()) : null).with("due", !training.text().heldOn().isAfter(clocks.today()))
                .with("files", attachments.of(training.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList())
                .with("largest", attachments.maxMegabytes()).with("steps", trainings.history(training)).with("satisfaction", register.satisfaction(training).orElse(null));
    }

    @GetMapping("/trainings/{id:\\d+}/code")
    Screen code(Who who, @PathVariable long id, HttpServletRequest request) {
        Training training = trainings.mine(who, id);
        SignInCodes.Code code = codes.current(who, id);
        return Screen.of("office/talent/code").with("training", training).with("code", code).with("line", register.line(training))
                .with("picture", code == null ? null : new QrPicture(origin.of(request) + "/trainings/check-in?code=" + code.digits()));
    }

    @GetMapping("/trainings/check-in")
    Screen checkIn(Who who, @RequestParam(defaultValue = "") String code) {
        who.unitId();
        return Screen.of("office/talent/checkIn").with("form", Form.filled(Map.of("code", code.matches("\\d{6}") ? code : "")));
    }

    /** 签到表, as the organiser files it. */
    @GetMapping("/trainings/{id:\\d+}/attendance.xlsx")
    ResponseEntity<byte[]> attendance(Who who, @PathVariable long id, Page page) throws IOException {
        Training training = trainings.mine(who, id);
        List<Participant> people = register.participants(who, training).stream().filter(Participant::expected).toList();
        var out = new ByteArrayOutputStream();
        Workbook.write(out, page.t("talent.sheet.title", training.text().topic()), imprints.of(who), List.of(
                new Workbook.Column<Participant>(page.t("talent.col.number"), 8, each -> people.indexOf(each) + 1),
                new Workbook.Column<Participant>(page.t("talent.col.name"), 14, Participant::name),
                new Workbook.Column<Participant>(page.t("talent.unit"), 28, Participant::unitName),
                new Workbook.Column<Participant>(page.t("talent.col.signedUp"), 18, Participant::signedUpAt),
                new Workbook.Column<Participant>(page.t("talent.col.attendedAt"), 18, Participant::attendedAt),
                new Workbook.Column<Participant>(page.t("talent.col.how"), 12, each -> page.v(each.attendedBy())),
                new Workbook.Column<Participant>(page.t("talent.hours"), 8, Participant::hours),
                new Workbook.Column<Participant>(page.t("talent.col.score"), 8, Participant::score)), people);
        audit.exported(who, "talent.attendance-exported", training.ref(), "rows", people.size());
        return ResponseEntity.ok().contentType(MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(page.t("talent.sheet.title", training.text().topic()) + ".xlsx", StandardCharsets.UTF_8).build().toString())
                .body(out.toByteArray());
    }

    @GetMapping("/people/{id:\\d+}/learning")
    Screen learning(Who who, @PathVariable long id) {
        return Screen.of("office/talent/learning").with("learned", register.learned(who, id)).with("person", level.person(id)).with("hours", register.hours(id, clocks.today().getYear()));
    }
}
