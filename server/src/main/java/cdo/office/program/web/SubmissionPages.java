package cdo.office.program.web;

import cdo.office.program.Owed;
import cdo.office.program.Parts;
import cdo.office.program.Phase;
import cdo.office.program.Phases;
import cdo.office.program.ProgramRights;
import cdo.office.program.Progress;
import cdo.office.program.Step;
import cdo.office.program.Submission;
import cdo.office.program.SubmissionStage;
import cdo.office.program.Submissions;
import cdo.platform.approvals.Routes;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What one unit owes, and what it hands in for it. */
@Controller
public class SubmissionPages {

    private final Submissions submissions;
    private final Progress progress;
    private final Phases phases;
    private final Units units;
    private final Attachments attachments;
    private final Routes routes;

    SubmissionPages(Submissions submissions, Progress progress, Phases phases, Units units, Attachments attachments, Routes routes) {
        this.submissions = submissions;
        this.progress = progress;
        this.phases = phases;
        this.units = units;
        this.attachments = attachments;
        this.routes = routes;
    }

    @GetMapping("/programs/obligations/{id:\\d+}")
    Screen owed(Who who, @PathVariable long id) {
        return owed(who, id, Form.empty());
    }

    Screen owed(Who who, long id, Form form) {
        Owed owed = submissions.owed(who, id);
        Phase phase = phases.get(owed.obligation().phaseId());
        Optional<Submission> submission = submissions.of(id).filter(found -> mayOpen(who, found));
        return Screen.of("office/program/owed").with("owed", owed).with("cell", owed.cancelledOn() == null ? Optional.of(progress.cell(owed)) : Optional.<Progress.Cell>empty())
                .with("unit", units.get(owed.unitId())).with("phase", phase).with("organiser", units.get(phases.program(phase).organiserUnitId()))
                .with("submission", submission).with("form", form).with("submits", who.may(ProgramRights.SUBMIT, owed.unitId()));
    }

    private boolean mayOpen(Who who, Submission found) {
        try {
            submissions.get(who, found.id());
            return true;
        } catch (cdo.platform.kernel.Problem.NotFound hidden) {
            return false;
        }
    }

    @GetMapping("/programs/submissions/{id:\\d+}")
    Screen submission(Who who, @PathVariable long id) {
        return submission(who, id, null);
    }

    /** @param failed the form with what was typed and refused; null: what is stored */
    Screen submission(Who who, long id, @org.jspecify.annotations.Nullable Form failed) {
        Submission found = submissions.get(who, id);
        Owed owed = submissions.owed(found);
        Phase phase = phases.get(owed.obligation().phaseId());
        boolean stale = failed != null && failed.reason() != null && failed.reason().key().equals("problem.stale");
        List<FileLink> files = attachments.of(found.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList();
        List<Step> steps = submissions.steps(found);
        return Screen.of("office/program/submission").with("submission", found).with("owed", owed).with("unit", units.get(found.unitId())).with("phase", phase)
                .with("organiser", units.get(found.organiserUnitId())).with("files", files).with("steps", steps).with("form", failed == null ? filled(found.parts()) : failed).with("stale", stale)
                .with("cell", owed.cancelledOn() == null ? Optional.of(progress.cell(owed)) : Optional.<Progress.Cell>empty()).with("largest", attachments.maxMegabytes())
                .with("edits", found.stage().editable() && who.may(ProgramRights.SUBMIT, found.unitId()))
                .with("withdraws", found.stage() == SubmissionStage.UNIT_SIGNATURE && who.may(ProgramRights.SUBMIT, found.unitId()) && who.seat() != null && who.seat().unitId() == found.unitId())
                .with("reviews", found.stage() == SubmissionStage.SUBMITTED && who.may(ProgramRights.REVIEW, found.organiserUnitId()))
                .with("run", routes.current(SubjectRef.of(Submission.KIND, id)).filter(run -> routes.maySign(who, run)).map(run -> run.id()).orElse(0L));
    }

    private static Form filled(Parts parts) {
        var values = new LinkedHashMap<String, Object>();
        if (parts.heldOn() != null) {
            values.put("heldOn", parts.heldOn());
        }
        if (parts.participants() != null) {
            values.put("participants", parts.participants());
        }
        if (parts.hours() != null) {
            values.put("hours", parts.hours().stripTrailingZeros().toPlainString());
        }
        values.put("venue", parts.venue());
        values.put("content", parts.content());
        values.put("situation", parts.situation());
        values.put("problems", parts.problems());
        values.put("suggestions", parts.suggestions());
        return Form.filled(values);
    }
}
