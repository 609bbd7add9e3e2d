package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;
import static cdo.office.appointments.tables.FilingTable.FILING;

import cdo.platform.approvals.Route;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.DocumentNumber;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The unit's side of 报送备案: draft, have it signed, send, take back, correct. */
@Component
public class Filings implements ShippedRoutes {

    static final String ROUTE = "appointments.unit";

    private final DSLContext sql;
    private final Clocks clocks;
    private final FilingRows rows;
    private final FilingDuties duties;
    private final Routes routes;
    private final Units units;
    private final Posts posts;
    private final People people;
    private final Attachments attachments;
    private final PostNames names;
    private final NomineeChecks checks;
    private final Audit audit;

    Filings(DSLContext sql, Clocks clocks, FilingRows rows, FilingDuties duties, Routes routes, Units units, Posts posts, People people, Attachments attachments,
            PostNames names, NomineeChecks checks, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.duties = duties;
        this.routes = routes;
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.attachments = attachments;
        this.names = names;
        this.checks = checks;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(ROUTE, "报送备案单位签批", "Signature of the filing unit",
                new Route.Step("单位主要负责人签批", "Head of the unit signs", Set.of(Role.UNIT_HEAD), Route.Place.OWN, false)));
    }

    /** Begins a filing for some of the unit's officer posts. */
    @Transactional
    public long draft(Who who, long unitId, List<Long> postIds, String letterNumber, String note) {
        who.must(AppointmentRights.SUBMIT, unitId);
        if (postIds.isEmpty()) {
            throw new Problem.Invalid("posts", "appointments.filing.noPost");
        }
        mustBeNumber(letterNumber);
        LocalDate today = clocks.today();
        long id = rows.insert(unitId, units.bureauOf(unitId, today).id(), who.personId(), who.name(), today);
        rows.save(rows.get(id).described(letterNumber, note));
        posts.lock(postIds);
        for (long post : postIds) {
            line(unitId, id, post);
        }
        rows.step(id, null, FilingStep.DRAFTED, who.name(), "");
        audit.did(who, "appointments.filing-drafted", rows.get(id).ref(), "lines", postIds.size());
        return id;
    }

    @Transactional
    public void describe(Who who, long id, int version, String letterNumber, String note) {
        Filing filing = mine(who, id);
        mustBe(filing, version);
        if (filing.stage() != FilingStage.DRAFT && filing.stage() != FilingStage.CORRECTION && filing.stage() != FilingStage.UNIT_SIGNATURE) {
            throw new Problem.Refused("appointments.filing.notEditable", filing.stage());
        }
        mustBeNumber(letterNumber);
        rows.save(filing.described(letterNumber, note));
        audit.did(who, "appointments.filing-described", filing.ref(), "letter", letterNumber);
    }

    /** The letter's number is printed under its red head as it was typed. */
    private static void mustBeNumber(String letterNumber) {
        if (!letterNumber.isBlank()) {
            DocumentNumber.parse("letterNumber", letterNumber);
        }
    }

    @Transactional
    public long add(Who who, long id, long postId) {
        Filing filing = drafted(who, id);
        posts.lock(List.of(postId));
        long line = line(filing.unitId(), id, postId);
        audit.did(who, "appointments.nominee-added", filing.ref(), "post", postId);
        return line;
    }

    private long line(long unitId, long filingId, long postId) {
        Post post = posts.get(postId);
        if (post.unitId() != unitId || !post.kind().officer()) {
            throw new Problem.Invalid("posts", "appointments.post.elsewhere");
        }
        sql.select(FILING.ID).from(FILING_LINE).join(FILING).on(FILING.ID.eq(FILING_LINE.FILING_ID)).where(FILING_LINE.POST_ID.eq(postId))
                .and(FILING_LINE.STATE.ne(NomineeState.WITHDRAWN.name())).and(FILING.STAGE.notIn(FilingStage.FILED.name(), FilingStage.DISCARDED.name()))
                .limit(1).fetchOptional().ifPresent(other -> {
                    throw new Problem.Invalid("posts", "appointments.post.underWay", names.post(postId), Long.toString(other.value1()));
                });
        return rows.insertLine(filingId, rows.get(filingId).lines().size() + 1, postId, Nominee.empty());
    }

    @Transactional
    public void remove(Who who, long id, long lineId) {
        Filing filing = drafted(who, id);
        FilingLine line = filing.line(lineId);
        if (line.edition() > 0) {
            withdrawn(line, "");
        } else {
            rows.deleteLine(line);
        }
        audit.did(who, "appointments.nominee-removed", filing.ref(), "line", lineId);
    }

    /** Keeps what was typed so far, complete or not. */
    @Transactional
    public void save(Who who, long id, long lineId, int version, @Nullable Long personId, Nominee nominee) {
        Filing filing = mine(who, id);
        FilingLine line = filing.line(lineId);
        mustBe(line, version);
        if (!writable(filing, line)) {
            throw new Problem.Refused("appointments.line.notEditable", line.state());
        }
        if (personId != null && candidates(filing.unitId()).stream().noneMatch(person -> person.id() == personId)) {
            throw new Problem.Invalid("person", "appointments.person.elsewhere");
        }
        checks.mustBeSound(nominee);
        rows.nominee(line, personId, nominee);
        audit.did(who, "appointments.nominee-saved", filing.ref(), "line", lineId, "changed",
                String.join(" ", nominee.since(line.nominee()).stream().map(Nominee.Difference::field).toList()));
    }

    boolean writable(Filing filing, FilingLine line) {
        return filing.stage() == FilingStage.DRAFT && line.state() == NomineeState.DRAFT || filing.stage() == FilingStage.CORRECTION && line.state() == NomineeState.RETURNED;
    }

    /** Whom the unit may name: its own people, and for a government those of its bureau. */
    public List<Person> candidates(long unitId) {
        Unit unit = units.get(unitId);
        var found = new ArrayList<>(people.ofUnit(unitId));
        if (unit.kind() == UnitKind.GOVERNMENT) {
            found.addAll(people.ofUnit(units.bureau(unit.regionId(), clocks.today()).id()));
        }
        return found;
    }

    /** Something that keeps the filing from being sent, and where to mend it. */
    public record Complaint(FilingLine line, String field, Message text) {
    }

    public List<Complaint> complaints(Filing filing) {
        return filing.standing().stream().filter(line -> line.state().open()).flatMap(line -> complaints(line).stream()).toList();
    }

    private List<Complaint> complaints(FilingLine line) {
        var found = new ArrayList<Complaint>();
        line.nominee().gaps().forEach(field -> found.add(new Complaint(line, field, Message.of("appointments.missing", Message.of("appointments.field." + field)))));
        checks.faults(line.nominee()).forEach(fault -> found.add(new Complaint(line, fault.field(), fault.message())));
        if (line.nominee().principleReason().isBlank() && !line.nominee().title().isBlank()) {
            PrincipleRule.departure(line.kind(), line.nominee().title(), line.nominee().portfolio()).ifPresent(why -> found.add(new Complaint(line, "principleReason", why)));
        }
        return found;
    }

    /** Sends it to the unit's head for signature; refused while anything is missing. */
    @Transactional
    public void send(Who who, long id, int version) {
        Filing filing = drafted(who, id);
        mustBe(filing, version);
        if (filing.standing().isEmpty()) {
            throw new Problem.Refused("appointments.filing.noPost");
        }
        List<Complaint> missing = complaints(filing);
        if (!missing.isEmpty()) {
            throw new Problem.Refused("appointments.filing.incomplete", missing.size(), missing.getFirst().text());
        }
        Filing sent = rows.save(filing.moveTo(FilingStage.UNIT_SIGNATURE));
        rows.step(id, null, FilingStep.SENT_FOR_SIGNATURE, who.name(), "");
        audit.did(who, "appointments.filing-sent", sent.ref());
        routes.start(who, ROUTE, sent.ref(), sent.unitId(), Message.of("appointments.route.unit", names.unit(sent.unitId()), sent.standing().size()));
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(ROUTE)) {
            return;
        }
        Filing filing = rows.lock(finished.subject().id());
        if (!finished.granted()) {
            rows.save(filing.moveTo(FilingStage.DRAFT));
            rows.step(filing.id(), null, FilingStep.SIGNATURE_RETURNED, finished.by(), finished.remark());
            audit.system(finished.by(), "appointments.filing-returned-by-head", filing.ref(), "reason", finished.remark());
            return;
        }
        LocalDate today = clocks.today();
        filing.standing().forEach(line -> rows.send(line, today));
        Filing submitted = rows.save(filing.moveTo(FilingStage.SUBMITTED).submitted(today, filing.round() + 1));
        rows.step(filing.id(), null, FilingStep.SUBMITTED, finished.by(), finished.remark());
        audit.system(finished.by(), "appointments.filing-submitted", filing.ref(), "lines", filing.standing().size(), "round", submitted.round());
        duties.submitted(submitted, today);
    }

    /** 撤回: takes the whole back, before the bureau decided on anything. */
    @Transactional
    public void withdraw(Who who, long id, int version, String reason) {
        Filing filing = mine(who, id);
        mustBe(filing, version);
        if (filing.decided()) {
            throw new Problem.Refused("appointments.filing.decided");
        }
        if (filing.stage() == FilingStage.UNIT_SIGNATURE) {
            routes.withdraw(who, filing.ref(), reason);
        } else {
            duties.withdrawn(filing, reason);
            filing.standing().forEach(line -> rows.change(line, Map.of(FILING_LINE.STATE, NomineeState.DRAFT.name())));
        }
        rows.save(filing.moveTo(FilingStage.DRAFT).submitted(null, filing.round()));
        rows.step(id, null, FilingStep.WITHDRAWN, who.name(), reason);
        audit.did(who, "appointments.filing-withdrawn", filing.ref(), "reason", reason);
    }

    /** Sends a corrected nominee again. The person stays: another one is another filing; a slip in the name may be mended. */
    @Transactional
    public void resubmit(Who who, long id, long lineId, int version) {
        Filing filing = mine(who, id);
        FilingLine line = filing.line(lineId);
        mustBe(line, version);
        mustBeReturned(line);
        List<Complaint> missing = complaints(line);
        if (!missing.isEmpty()) {
            throw new Problem.Refused("appointments.filing.incomplete", missing.size(), missing.getFirst().text());
        }
        Nominee before = rows.editions(lineId).getFirst().nominee();
        if (!line.nominee().samePerson(before)) {
            throw new Problem.Refused("appointments.line.otherPerson", before.name());
        }
        LocalDate today = clocks.today();
        duties.corrected(filing, line, today);
        rows.send(line, today);
        rows.step(id, lineId, FilingStep.LINE_RESUBMITTED, who.name(), "");
        audit.did(who, "appointments.nominee-resubmitted", filing.ref(), "line", lineId, "edition", line.edition() + 1);
        reviewGoesOn(rows.get(id), today);
    }

    /** Takes a returned nominee back for good; the others go on. */
    @Transactional
    public void withdrawLine(Who who, long id, long lineId, int version, String reason) {
        Filing filing = mine(who, id);
        FilingLine line = filing.line(lineId);
        mustBe(line, version);
        mustBeReturned(line);
        duties.lineWithdrawn(filing, line, reason);
        withdrawn(line, reason);
        rows.step(id, lineId, FilingStep.LINE_WITHDRAWN, who.name(), reason);
        audit.did(who, "appointments.nominee-withdrawn", filing.ref(), "line", lineId, "reason", reason);
        Filing left = rows.get(id);
        if (left.standing().isEmpty()) {
            rows.save(left.moveTo(FilingStage.DISCARDED));
            duties.over(left, reason);
        } else {
            reviewGoesOn(left, clocks.today());
        }
    }

    private void withdrawn(FilingLine line, String reason) {
        rows.change(line, Map.of(FILING_LINE.STATE, NomineeState.WITHDRAWN.name(), FILING_LINE.REASON, reason));
    }

    private void reviewGoesOn(Filing filing, LocalDate today) {
        if (filing.stage() == FilingStage.CORRECTION && !filing.any(NomineeState.RETURNED)) {
            rows.save(filing.moveTo(FilingStage.UNDER_REVIEW));
            duties.reviewGoesOn(filing, today);
        }
    }

    @Transactional
    public void discard(Who who, long id, int version) {
        Filing filing = drafted(who, id);
        mustBe(filing, version);
        rows.save(filing.moveTo(FilingStage.DISCARDED));
        rows.step(id, null, FilingStep.DISCARDED, who.name(), "");
        audit.did(who, "appointments.filing-discarded", filing.ref());
    }

    /** Adds a file: the stamped letter, the basis of one nominee. */
    @Transactional
    public Attachment attach(Who who, long id, @Nullable Long lineId, FilePurpose purpose, String name, InputStream content) {
        Filing filing = mine(who, id);
        if (lineId != null) {
            filing.line(lineId);
        }
        if (filing.stage() == FilingStage.FILED || filing.stage() == FilingStage.DISCARDED || purpose == FilePurpose.RECEIPT) {
            throw new Problem.Refused("appointments.filing.notEditable", filing.stage());
        }
        Attachment stored = purpose == FilePurpose.STAMPED_LETTER ? attachments.storeScan(who, filing.ref(), name, content) : attachments.store(who, filing.ref(), name, content);
        rows.file(id, stored.id(), lineId, purpose);
        rows.step(id, lineId, FilingStep.FILE_ADDED, who.name(), stored.name());
        return stored;
    }

    /** Takes a file off again while the unit has the filing; what the bureau has before it stays. */
    @Transactional
    public void detach(Who who, long id, long attachmentId, String reason) {
        Filing filing = mine(who, id);
        FilingRows.FileOf file = rows.files(id).stream().filter(each -> each.attachmentId() == attachmentId && each.purpose() != FilePurpose.RECEIPT).findFirst()
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Attachment.SUBJECT, attachmentId)));
        if (!filing.stage().takesFilesOff()) {
            throw new Problem.Refused("appointments.filing.notEditable", filing.stage());
        }
        attachments.remove(who, attachmentId, reason);
        rows.step(id, file.lineId(), FilingStep.FILE_REMOVED, who.name(), reason);
    }

    private Filing mine(Who who, long id) {
        Filing filing = rows.lock(id);
        who.must(AppointmentRights.SUBMIT, filing.unitId());
        return filing;
    }

    private Filing drafted(Who who, long id) {
        Filing filing = mine(who, id);
        if (filing.stage() != FilingStage.DRAFT) {
            throw new Problem.Refused("appointments.filing.notEditable", filing.stage());
        }
        return filing;
    }

    private static void mustBe(Filing filing, int version) {
        if (filing.version() != version) {
            throw new Problem.Stale(filing.ref());
        }
    }

    private static void mustBe(FilingLine line, int version) {
        if (line.version() != version) {
            throw new Problem.Stale(SubjectRef.of(Filing.KIND, line.filingId()));
        }
    }

    private static void mustBeReturned(FilingLine line) {
        if (line.state() != NomineeState.RETURNED) {
            throw new Problem.Refused("appointments.line.notReturned", line.state());
        }
    }
}
