package cdo.office.program;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The people of a program; every test has a program and departments of its own. */
@Component
public class Bench {

    public static final String BUREAU = "宜昌市政务服务和大数据管理局";

    public final FoundedCity city;
    public final Programs programs;
    public final Phases phases;
    public final Submissions submissions;
    public final Progress progress;
    private final Routes routes;
    private final Attachments attachments;
    private final Duties duties;
    private final ProgramRows rows;

    Bench(FoundedCity city, Programs programs, Phases phases, Submissions submissions, Progress progress, Routes routes, Attachments attachments, Duties duties, ProgramRows rows) {
        this.city = city;
        this.programs = programs;
        this.phases = phases;
        this.submissions = submissions;
        this.progress = progress;
        this.routes = routes;
        this.attachments = attachments;
        this.duties = duties;
        this.rows = rows;
    }

    public Who clerk() {
        return city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK);
    }

    public Unit department(Who clerk) {
        return city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    /** A planned phase of 2026 with the plan's obligations and nobody in scope. */
    public long phase(Who clerk) {
        long program = programs.begin(clerk, new Program.Draft("测试方案", null, null, null, LocalDate.of(2026, 1, 1), null));
        long phase = programs.addPhase(clerk, program, new Phase.Draft(PhaseKind.YEARLY, "测试阶段", "Test phase", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 5));
        PlanTemplate.obligations(2026).forEach(draft -> phases.oblige(clerk, phase, draft));
        return phase;
    }

    public Owed owed(long phase, String key, Unit unit) {
        return rows.owed(cdo.office.program.tables.ObligationTable.OBLIGATION.PHASE_ID.eq(phase).and(cdo.office.program.tables.ObligationTable.OBLIGATION.KEY.eq(key))
                .and(cdo.office.program.tables.OwedTable.OWED.UNIT_ID.eq(unit.id()))).getLast();
    }

    public List<Owed> owed(long phase) {
        return rows.owed(cdo.office.program.tables.ObligationTable.OBLIGATION.PHASE_ID.eq(phase).and(cdo.office.program.tables.OwedTable.OWED.CANCELLED_ON.isNull()));
    }

    public Duty duty(Owed owed) {
        return duties.about(owed.ref()).getFirst();
    }

    public List<Duty> duties(Submission submission) {
        return duties.about(submission.ref());
    }

    /** A finished draft with everything that its form asks for. */
    public Submission written(Who steward, Owed owed, LocalDate held) {
        long id = submissions.draft(steward, owed.id());
        Parts parts = owed.obligation().form() == ObligationForm.SUMMARY ? Parts.summary("试点顺利", "人手不足", "加强培训")
                : Parts.event(held, "会议室", 20, new BigDecimal("3.5"), "数据目录编制");
        submissions.save(steward, id, submissions.find(id).orElseThrow().version(), parts);
        if (owed.obligation().form().needsAttachment()) {
            attach(steward, id);
        }
        return submissions.find(id).orElseThrow();
    }

    public void attach(Who steward, long id) {
        attachments.store(steward, submissions.editable(steward, id).ref(), "签到表.txt", new ByteArrayInputStream("张三，李四".getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends for signature and signs. */
    public Submission handedIn(Who steward, Who head, Submission written) {
        submissions.requestSignature(steward, written.id(), written.version());
        Run run = routes.current(written.ref()).orElseThrow();
        routes.sign(head, run.id(), run.version(), "同意");
        return submissions.find(written.id()).orElseThrow();
    }
}
