package cdo.review.assessment.web;

import cdo.platform.documents.Attachment;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.RecordAddresses;
import cdo.review.assessment.Appeals;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.FirstReview;
import cdo.review.assessment.GamingSigns;
import cdo.review.assessment.Grades;
import cdo.review.assessment.JudgedItem;
import cdo.review.assessment.Scores;
import cdo.review.assessment.SelfAssessments;
import cdo.review.assessment.indicators.Grade;
import cdo.review.assessment.indicators.Judgement;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is done with one assessed: by itself, and by the organiser. */
@Controller
class ObjectSteps {

    private final Assessees assessees;
    private final SelfAssessments self;
    private final FirstReview first;
    private final Scores scores;
    private final Appeals appeals;
    private final Grades grades;
    private final GamingSigns signs;
    private final Uploads uploads;
    private final RecordAddresses addresses;
    private final ObjectPages pages;

    ObjectSteps(Assessees assessees, SelfAssessments self, FirstReview first, Scores scores, Appeals appeals, Grades grades, GamingSigns signs, Uploads uploads, RecordAddresses addresses, ObjectPages pages) {
        this.assessees = assessees;
        this.self = self;
        this.first = first;
        this.scores = scores;
        this.appeals = appeals;
        this.grades = grades;
        this.signs = signs;
        this.uploads = uploads;
        this.addresses = addresses;
        this.pages = pages;
    }

    private JudgedItem item(Who who, long id, String item) {
        var subject = pages.subject(who, id);
        return self.items(subject.head().run()).stream().filter(each -> each.name().equals(item)).findFirst().orElseThrow(() -> new Problem.NotFound(subject.assessed().ref()));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/claims/{item}")
    Object claim(Who who, @PathVariable long id, @PathVariable String item, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            Judgement claimed = JudgementForm.read(read, form, item(who, id, item));
            String words = words(read);
            read.done();
            self.claim(who, id, item, read.version(), Objects.requireNonNull(claimed), words);
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/objects/" + id + "/items/" + item;
        }, failed -> pages.item(who, id, item, failed));
    }

    private static String words(Reading read) {
        String words = read.optional("words", 2000);
        return words == null ? "" : words;
    }

    @PostMapping("/assessments/objects/{id:\\d+}/proofs/{item}")
    Object proof(Who who, @PathVariable long id, @PathVariable String item, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            SelfAssessments.Claim claim = self.provable(who, id, item);
            SubjectRef record = addresses.one(who, read, "record");
            read.done();
            Attachment stored = uploads.store(who, claim.ref(), file);
            if (stored == null && record == null) {
                throw new Problem.Invalid("file", "documents.file.none");
            }
            if (stored != null) {
                self.prove(who, claim, stored);
            }
            if (record != null) {
                self.prove(who, claim, record);
            }
            Flash.say(request, "assessment.flash.attached");
            return "/assessments/objects/" + id + "/items/" + item;
        }, failed -> pages.item(who, id, item, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/submission")
    Object submission(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            self.submit(who, id, read.version());
            Flash.say(request, "assessment.flash.submitted");
            return "/assessments/objects/" + id;
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/judgements/{item}")
    Object judgement(Who who, @PathVariable long id, @PathVariable String item, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            boolean none = read.checked("none");
            Judgement decided = none ? null : JudgementForm.read(read, form, item(who, id, item));
            String words = words(read);
            read.done();
            first.judge(who, id, item, read.version(), decided, words);
            Flash.say(request, "assessment.flash.judged");
            return "/assessments/objects/" + id;
        }, failed -> pages.item(who, id, item, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/acceptance")
    Object acceptance(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            int taken = first.asClaimed(who, id);
            Flash.say(request, "assessment.flash.asClaimed", taken);
            return "/assessments/objects/" + id;
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/changes")
    Object change(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String indicator = read.text("indicator", 60);
            BigDecimal points = read.optionalDecimal("points");
            String reason = read.text("reason", 1000);
            if (points == null) {
                read.wrong("points", "form.missing");
            }
            read.done();
            scores.change(who, id, read.version(), indicator, Objects.requireNonNull(points), reason);
            Flash.say(request, "assessment.flash.changed");
            return "/assessments/objects/" + id;
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/appeals")
    Object appeal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String indicator = read.optional("indicator", 60);
            String ground = read.text("ground", 2000);
            read.done();
            long appeal = appeals.lodge(who, id, indicator, ground);
            Flash.say(request, "assessment.flash.lodged");
            return "/assessments/appeals/" + appeal;
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/grade")
    Object grade(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Grade grade = read.choice("grade", Grade.class);
            String reason = read.text("reason", 1000);
            read.done();
            grades.change(who, id, read.version(), grade, reason);
            Flash.say(request, "assessment.flash.graded");
            return "/assessments/" + assessees.get(who, id).runId() + "/grades";
        }, failed -> pages.object(who, id, failed));
    }

    @PostMapping("/assessments/objects/{id:\\d+}/signs/{sign:\\d+}")
    Object sign(Who who, @PathVariable long id, @PathVariable long sign, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.text("remark", 500);
            read.done();
            signs.check(who, sign, remark);
            Flash.say(request, "assessment.flash.saved");
            return "/assessments/objects/" + id;
        }, failed -> pages.object(who, id, failed));
    }
}
