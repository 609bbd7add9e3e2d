package cdo.office.program;

import java.util.Set;

/** What is handed in for an obligation, with the parts that the plan names as fields of their own (plan 三). */
public enum ObligationForm {
    /** 报送首席数据官名单. */
    ROSTER(Set.of(Part.CONTENT), true),
    /** 业务交流会. */
    EXCHANGE(Set.of(Part.HELD_ON, Part.VENUE, Part.PARTICIPANTS, Part.HOURS, Part.CONTENT), true),
    /** 培训. */
    TRAINING(Set.of(Part.HELD_ON, Part.VENUE, Part.PARTICIPANTS, Part.HOURS, Part.CONTENT), true),
    /** 工作总结. */
    SUMMARY(Set.of(Part.SITUATION, Part.PROBLEMS, Part.SUGGESTIONS), false),
    /** 试点成果报告: not a form; met by issuing the report. */
    REPORT(Set.of(), false);

    /** One field of a form; the order is the order on the page. */
    public enum Part {
        HELD_ON, VENUE, PARTICIPANTS, HOURS, CONTENT, SITUATION, PROBLEMS, SUGGESTIONS
    }

    private final Set<Part> parts;
    private final boolean attachment;

    ObligationForm(Set<Part> parts, boolean attachment) {
        this.parts = parts;
        this.attachment = attachment;
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }

    /** Must something be attached (the signed list, the sign-in sheet)? */
    public boolean needsAttachment() {
        return attachment;
    }
}
