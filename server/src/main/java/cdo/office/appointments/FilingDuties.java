package cdo.office.appointments;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rules of filing and appointing, and the duties that are opened and met on the way. */
@Component
class FilingDuties implements ShippedRules {

    static final String REVIEW = "appointments.review";
    static final String CORRECT = "appointments.correct";
    static final String FILE_CHANGE = "appointments.file-change";
    static final String FILL_VACANCY = "appointments.fill-vacancy";

    private final Duties duties;
    private final Units units;
    private final Clocks clocks;
    private final PostNames names;

    FilingDuties(Duties duties, Units units, Clocks clocks, PostNames names) {
        this.duties = duties;
        this.units = units;
        this.clocks = clocks;
        this.names = names;
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(REVIEW, "审核备案材料", "Review a filing").workingDays(5).suspendedAtMost(20).source(RuleSource.PROPOSAL, false,
                        "本平台建议：收到报送材料后 5 个工作日内审核；退回补正期间暂停计时。", "Our proposal: review within 5 working days of receipt; the clock stands while the unit corrects.").rule(),
                RuleDraft.of(CORRECT, "补正备案材料", "Correct a returned nominee").workingDays(5).extendable(5).source(RuleSource.PROPOSAL, false,
                        "本平台建议：退回后 5 个工作日内补正。补正不延长报送本身的期限。", "Our proposal: correct within 5 working days of the return. It does not extend the limit of the filing itself.").rule(),
                RuleDraft.of(FILE_CHANGE, "任命后补报备案", "File after an appointment").workingDays(10).extendable(5).source(RuleSource.PROPOSAL, false,
                        "本平台建议：实行先任命后备案的，任命后 10 个工作日内报送备案。", "Our proposal: where appointment comes first, file within 10 working days of it.").rule(),
                RuleDraft.of(FILL_VACANCY, "补任空缺的首席数据官", "Fill a vacant officer's post").workingDays(20).extendable(20).source(RuleSource.PROPOSAL, false,
                        "本平台建议：首席数据官岗位空缺超过 10 个工作日即预警，预警后 20 个工作日内完成补任。",
                        "Our proposal: a post vacant for more than 10 working days raises an alarm; it is filled within 20 working days of the alarm.").rule());
    }

    void submitted(Filing filing, LocalDate on) {
        duties.open(new NewDuty(REVIEW, null, filing.organiserId(), filing.unitId(), null, filing.ref(), round(filing),
                Message.of("appointments.duty.review", names.unit(filing.unitId()), filing.standing().size()), on, null, filing.href()));
    }

    void withdrawn(Filing filing, String reason) {
        duties.cancel(REVIEW, filing.ref(), round(filing), Message.of("appointments.duty.withdrawn", reason));
    }

    /** The bureau's clock stands, the unit's 补正 runs; the unit's own deadline goes on. */
    void returned(Filing filing, FilingLine line, LocalDate on) {
        duties.suspend(REVIEW, filing.ref(), round(filing), on, Message.of("appointments.duty.returned", line.nominee().name()));
        duties.open(new NewDuty(CORRECT, null, filing.unitId(), filing.organiserId(), filing.draftedBy(), filing.ref(), occurrence(line),
                Message.of("appointments.duty.correct", line.nominee().name()), on, null, line.href()));
    }

    void corrected(Filing filing, FilingLine line, LocalDate on) {
        duties.discharge(CORRECT, filing.ref(), occurrence(line), on, null);
    }

    void lineWithdrawn(Filing filing, FilingLine line, String reason) {
        duties.cancel(CORRECT, filing.ref(), occurrence(line), Message.of("appointments.duty.withdrawn", reason));
    }

    void reviewGoesOn(Filing filing, LocalDate on) {
        duties.resume(REVIEW, filing.ref(), round(filing), on, Message.of("appointments.duty.corrected"));
    }

    void over(Filing filing, String reason) {
        duties.cancelAll(filing.ref(), Message.of("appointments.duty.withdrawn", reason));
    }

    void unitEnded(Filing filing) {
        duties.cancelAll(filing.ref(), Message.of("appointments.duty.unitEnded"));
    }

    /** Everything the filing settles: the review today, what a post still owed on the day the papers were complete. The roster of a programme is met by the programme. */
    void filed(Filing filing, LocalDate today) {
        duties.discharge(REVIEW, filing.ref(), round(filing), today, null);
        LocalDate complete = filing.completeOn();
        Message why = Message.of("appointments.duty.filed", filing.number());
        filing.standing().forEach(line -> meet(FILE_CHANGE, line.postId(), complete, why));
    }

    void appointedUnfiled(long appointmentId, long postId, long unitId, LocalDate on) {
        duties.open(new NewDuty(FILE_CHANGE, null, unitId, units.bureauOf(unitId, on).id(), null, SubjectRef.of("post", postId), "appointment " + appointmentId,
                Message.of("appointments.duty.fileChange", names.post(postId)), on, null, "/filings/new"));
    }

    void vacant(long postId, long unitId, LocalDate since, LocalDate on) {
        duties.open(new NewDuty(FILL_VACANCY, null, unitId, units.bureauOf(unitId, on).id(), null, SubjectRef.of("post", postId), since.toString(),
                Message.of("appointments.duty.vacancy", names.post(postId)), on, null, "/filings/new"));
    }

    void filled(long postId) {
        meet(FILL_VACANCY, postId, clocks.today(), null);
    }

    private void meet(String rule, long postId, LocalDate on, @org.jspecify.annotations.Nullable Message why) {
        SubjectRef post = SubjectRef.of("post", postId);
        duties.about(post).stream().filter(duty -> duty.ruleKey().equals(rule) && duty.state().running())
                .forEach(duty -> duties.discharge(rule, post, duty.occurrence(), on, why));
    }

    private static String round(Filing filing) {
        return "round " + filing.round();
    }

    private static String occurrence(FilingLine line) {
        return "line " + line.id() + "." + line.edition();
    }
}
