package cdo.office.appointments;

import cdo.platform.approvals.Route;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.ShippedRoutes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 任免: the authority in force for the region and the day appoints and relieves officers, one or several by one document
 * (plan 二（一）). A county's authority appoints the county's officers without the city.
 */
@Component
public class Appointments implements ShippedRoutes {

    static final String ROUTE = "appointments.authority";

    private final Clocks clocks;
    private final AppointmentRows rows;
    private final Candidates candidates;
    private final SittingOfficerRule sittingOfficer;
    private final Offices offices;
    private final AppointmentPapers papers;
    private final Handovers handovers;
    private final FilingDuties duties;
    private final Routes routes;
    private final Units units;
    private final Posts posts;
    private final People people;
    private final PostNames names;
    private final DocumentNumbers numbers;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Appointments(Clocks clocks, AppointmentRows rows, Candidates candidates, SittingOfficerRule sittingOfficer, Offices offices, AppointmentPapers papers, Handovers handovers,
                 FilingDuties duties, Routes routes, Units units, Posts posts, People people, PostNames names, DocumentNumbers numbers, IssuedDocuments issued,
                 Imprints imprints, Audit audit, ApplicationEventPublisher events) {
        this.clocks = clocks;
        this.rows = rows;
        this.candidates = candidates;
        this.sittingOfficer = sittingOfficer;
        this.offices = offices;
        this.papers = papers;
        this.handovers = handovers;
        this.duties = duties;
        this.routes = routes;
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.names = names;
        this.numbers = numbers;
        this.issued = issued;
        this.imprints = imprints;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.shipped(ROUTE, "任免签发", "Signature of the authority",
                new Route.Step("任免机关负责人签发", "Head of the authority signs", Set.of(Role.AUTHORITY_HEAD), Route.Place.OWN, false)));
    }

    /**
     * One appointment as typed.
     *
     * @param filingLineId the filed nominee, null when somebody is appointed before filing
     * @param reason       why a principle is departed from; empty takes the reason that the filing gave, if any
     * @param farDay       a first day far from today is meant so
     */
    public record NewAppointment(@Nullable Long filingLineId, long postId, long personId, LocalDate from, boolean acting, boolean concurrent, String reason, boolean farDay) {

        /** With a first day that is near. */
        public NewAppointment(@Nullable Long filingLineId, long postId, long personId, LocalDate from, boolean acting, boolean concurrent, String reason) {
            this(filingLineId, postId, personId, from, acting, concurrent, reason, false);
        }
    }

    /** Begins a document of the person's own authority. */
    @Transactional
    public long draft(Who who, String basis) {
        who.must(AppointmentRights.APPOINT);
        Unit authority = units.get(who.unitId());
        if (authority.kind() != UnitKind.AUTHORITY) {
            throw new Problem.Refused("appointments.authority.only");
        }
        if (basis.isBlank()) {
            throw new Problem.Invalid("basis", "form.missing");
        }
        long id = rows.insert(who.unitId(), basis, who.personId(), who.name(), clocks.today());
        rows.step(id, AppointmentStep.DRAFTED, who.name(), "");
        audit.did(who, "appointments.appointment-drafted", rows.get(id).ref());
        return id;
    }

    /** Adds somebody to be appointed. */
    @Transactional
    public long appoint(Who who, long id, NewAppointment wanted) {
        Appointment draft = drafted(who, id);
        Post post = posts.get(wanted.postId());
        Person person = people.get(wanted.personId());
        mustAppoint(who, draft, post);
        Long filed = filed(wanted, post);
        mustBeFree(draft, post);
        mustStand(post.unitId(), wanted.from());
        ActDays.mustBeMeant("from", wanted.from(), clocks.today(), wanted.farDay(), wanted.reason());
        String reason = wanted.reason().isBlank() && filed != null ? candidates.line(filed).orElseThrow().line().nominee().principleReason() : wanted.reason();
        var line = new AppointmentLine(0, 0, AppointmentKind.APPOINT, post.id(), post.kind(), post.unitId(), person.id(), person.name(), person.title(), person.portfolio(),
                wanted.from(), wanted.acting(), wanted.concurrent(), reason, filed, null);
        mustGiveReason(line);
        sittingOfficer.check(post.id(), wanted.from(), wanted.acting(), relieved(draft));
        long added = rows.insertLine(id, draft.lines().size() + 1, line);
        rows.save(draft);
        audit.did(who, "appointments.appointment-added", draft.ref(), "post", post.id(), "person", person.id(), "from", wanted.from());
        return added;
    }

    private @Nullable Long filed(NewAppointment wanted, Post post) {
        if (wanted.filingLineId() != null) {
            Candidates.Filed filed = candidates.line(wanted.filingLineId()).orElseThrow(() -> new Problem.Invalid("candidate", "appointments.candidate.notFiled"));
            if (filed.line().postId() != post.id() || !Long.valueOf(wanted.personId()).equals(filed.line().personId())) {
                throw new Problem.Invalid("candidate", "appointments.candidate.notFiled");
            }
            return wanted.filingLineId();
        }
        Long found = candidates.filed(post.id(), wanted.personId()).map(filed -> filed.line().id()).orElse(null);
        if (found == null && offices.order(units.get(post.unitId()).regionId()) == FilingOrder.FILE_FIRST) {
            throw new Problem.Refused("appointments.fileFirst", people.get(wanted.personId()).name(), names.post(post.id()));
        }
        return found;
    }

    /** Adds somebody to be relieved, with a last day that is near. */
    @Transactional
    public long relieve(Who who, long id, long tenureId, LocalDate lastDay, String reason) {
        return relieve(who, id, tenureId, lastDay, reason, false);
    }

    /**
     * Adds somebody to be relieved.
     *
     * @param farDay a last day far from today is meant so
     */
    @Transactional
    public long relieve(Who who, long id, long tenureId, LocalDate lastDay, String reason, boolean farDay) {
        Appointment draft = drafted(who, id);
        Tenure tenure = posts.tenure(tenureId);
        Post post = posts.get(tenure.postId());
        mustAppoint(who, draft, post);
        if (!post.kind().officer() || tenure.to() != null && tenure.to().isBefore(clocks.today())) {
            throw new Problem.Invalid("tenure", "appointments.tenure.over");
        }
        if (lastDay.isBefore(tenure.from())) {
            throw new Problem.Invalid("lastDay", "appointments.tenure.early", PostNames.date(tenure.from()));
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "appointments.reason.missing");
        }
        ActDays.mustBeMeant("lastDay", lastDay, clocks.today(), farDay, reason);
        if (draft.relieved().stream().anyMatch(line -> line.postId() == post.id())) {
            throw new Problem.Invalid("tenure", "appointments.line.twice", names.post(post.id()));
        }
        Person person = people.get(tenure.personId());
        long added = rows.insertLine(id, draft.lines().size() + 1, new AppointmentLine(0, 0, AppointmentKind.RELIEVE, post.id(), post.kind(), post.unitId(), person.id(),
                person.name(), person.title(), person.portfolio(), lastDay, tenure.acting(), tenure.concurrent(), reason, null, tenureId));
        rows.save(draft);
        audit.did(who, "appointments.relief-added", draft.ref(), "post", post.id(), "tenure", tenureId, "lastDay", lastDay);
        return added;
    }

    @Transactional
    public void remove(Who who, long id, long lineId) {
        Appointment draft = drafted(who, id);
        rows.deleteLine(id, lineId);
        rows.save(draft);
        audit.did(who, "appointments.line-removed", draft.ref(), "line", lineId);
    }

    /** Sends it to the head of the authority for signature. */
    @Transactional
    public void send(Who who, long id, int version) {
        Appointment draft = drafted(who, id);
        mustBe(draft, version);
        check(draft);
        Appointment sent = rows.save(draft.moveTo(AppointmentStage.SIGNATURE));
        rows.step(id, AppointmentStep.SENT_FOR_SIGNATURE, who.name(), "");
        audit.did(who, "appointments.appointment-sent", sent.ref());
        routes.start(who, ROUTE, sent.ref(), sent.organiserId(), Message.of("appointments.route.authority", sent.appointed().size(), sent.relieved().size()));
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(ROUTE)) {
            return;
        }
        Appointment appointment = rows.lock(finished.subject().id());
        if (finished.granted()) {
            appointment.appointed().forEach(line -> mustStand(line.unitId(), line.effectiveOn()));
            rows.save(appointment.moveTo(AppointmentStage.SIGNED).signed(clocks.today(), finished.by()));
        } else {
            rows.save(appointment.moveTo(AppointmentStage.DRAFT));
        }
        rows.step(appointment.id(), finished.granted() ? AppointmentStep.SIGNED : AppointmentStep.SIGNATURE_RETURNED, finished.by(), finished.remark());
        audit.system(finished.by(), finished.granted() ? "appointments.appointment-signed" : "appointments.appointment-returned", appointment.ref(), "remark", finished.remark());
    }

    /** Back to the draft, before it is issued. */
    @Transactional
    public void takeBack(Who who, long id, int version, String reason) {
        Appointment appointment = mine(who, id);
        mustBe(appointment, version);
        if (appointment.stage() == AppointmentStage.SIGNATURE) {
            routes.withdraw(who, appointment.ref(), reason);
        }
        rows.save(appointment.moveTo(AppointmentStage.DRAFT).signed(null, ""));
        rows.step(id, AppointmentStep.TAKEN_BACK, who.name(), reason);
        audit.did(who, "appointments.appointment-taken-back", appointment.ref(), "reason", reason);
    }

    @Transactional
    public void discard(Who who, long id, int version) {
        Appointment draft = drafted(who, id);
        mustBe(draft, version);
        rows.save(draft.moveTo(AppointmentStage.DISCARDED));
        rows.step(id, AppointmentStep.DISCARDED, who.name(), "");
        audit.did(who, "appointments.appointment-discarded", draft.ref());
    }

    /**
     * Numbers and issues the signed document: those relieved leave, those appointed take their posts, the notice is registered.
     *
     * @param typed a number from the authority's own system; null: the next of its series
     */
    @Transactional
    public void issue(Who who, long id, int version, @Nullable String typed) {
        Appointment signed = mine(who, id);
        mustBe(signed, version);
        signed.moveTo(AppointmentStage.ISSUED);
        signed.lines().forEach(line -> who.must(AppointmentRights.APPOINT, line.unitId()));
        check(signed);
        LocalDate today = clocks.today();
        String number = (typed == null ? numbers.next(signed.organiserId(), offices.code(signed.organiserId()), today.getYear(), signed.ref())
                : numbers.record(signed.organiserId(), "number", typed, signed.ref())).toString();
        var document = issued.issue(who, signed.organiserId(), names.printed(signed.organiserId(), today), signed.ref(), papers.notice(signed, number, today), true, imprints.demo());
        Appointment done = rows.save(signed.moveTo(AppointmentStage.ISSUED).issued(today, number, document.id()));
        rows.step(id, AppointmentStep.ISSUED, who.name(), number);
        audit.did(who, "appointments.issued", done.ref(), "number", number, "appointed", done.appointed().size(), "relieved", done.relieved().size());
        done.relieved().forEach(line -> leave(who, done, line));
        done.appointed().forEach(line -> enter(who, done, line));
    }

    private void leave(Who who, Appointment document, AppointmentLine line) {
        posts.unseat(who, line.tenureId(), line.effectiveOn(), line.reason(), document.number());
        Long successor = document.appointed().stream().filter(next -> next.postId() == line.postId()).map(AppointmentLine::personId).findFirst().orElse(null);
        handovers.open(document, line, successor);
        events.publishEvent(new OfficerRelieved(document.id(), line.tenureId(), line.unitId(), line.postId(), line.personId(), line.effectiveOn(), document.number()));
    }

    private void enter(Who who, Appointment document, AppointmentLine line) {
        Tenure begun = posts.seat(who, new NewTenure(line.postId(), line.personId(), line.effectiveOn(), line.acting(), line.concurrent(), document.number()));
        rows.began(line.id(), begun.id());
        if (line.filingLineId() == null) {
            duties.appointedUnfiled(document.id(), line.postId(), line.unitId(), clocks.today());
        }
        events.publishEvent(new OfficerAppointed(document.id(), begun.id(), line.unitId(), line.postId(), line.personId(), line.effectiveOn(), document.number()));
    }

    /** Everything that must hold before a signature is asked and again before the document goes out. */
    private void check(Appointment appointment) {
        if (appointment.lines().isEmpty()) {
            throw new Problem.Refused("appointments.appointment.empty");
        }
        for (AppointmentLine line : appointment.appointed()) {
            mustStand(line.unitId(), line.effectiveOn());
            mustBeAuthority(appointment, line.unitId());
            mustGiveReason(line);
            sittingOfficer.check(line.postId(), line.effectiveOn(), line.acting(), relieved(appointment));
        }
        appointment.relieved().forEach(line -> mustBeAuthority(appointment, line.unitId()));
    }

    private void mustAppoint(Who who, Appointment draft, Post post) {
        who.must(AppointmentRights.APPOINT, post.unitId());
        if (!post.kind().officer()) {
            throw new Problem.Invalid("candidate", "appointments.post.noOfficer");
        }
        mustBeAuthority(draft, post.unitId());
    }

    /** The document rests on the authority that is in force in the unit's region on the day of the act. */
    private void mustBeAuthority(Appointment appointment, long unitId) {
        long region = units.get(unitId).regionId();
        Unit inForce = units.authority(region, clocks.today()).orElseThrow(() -> new Problem.Refused("appointments.authority.none", names.unit(unitId)));
        if (inForce.id() != appointment.organiserId()) {
            throw new Problem.Refused("appointments.authority.other", names.unit(unitId), names.unit(inForce.id()));
        }
    }

    /** Nobody is appointed in a unit that is no more on that day, or not yet. */
    private void mustStand(long unitId, LocalDate from) {
        if (units.find(unitId, from).isEmpty()) {
            throw new Problem.Refused("appointments.appointment.unitEnded", names.unit(unitId), PostNames.date(from));
        }
    }

    private static void mustGiveReason(AppointmentLine line) {
        line.departure().filter(any -> line.reason().isBlank()).ifPresent(why -> {
            throw new Problem.Invalid(List.of(new Problem.FieldError("reason", why)));
        });
    }

    private void mustBeFree(Appointment draft, Post post) {
        if (draft.appointed().stream().anyMatch(line -> line.postId() == post.id())) {
            throw new Problem.Invalid("candidate", "appointments.line.twice", names.post(post.id()));
        }
    }

    private static Map<Long, LocalDate> relieved(Appointment appointment) {
        return appointment.relieved().stream().collect(Collectors.toMap(AppointmentLine::tenureId, AppointmentLine::effectiveOn));
    }

    private Appointment mine(Who who, long id) {
        Appointment appointment = rows.lock(id);
        who.must(AppointmentRights.APPOINT);
        if (who.unitId() != appointment.organiserId()) {
            throw new Problem.Denied(AppointmentRights.APPOINT, appointment.organiserId());
        }
        return appointment;
    }

    private Appointment drafted(Who who, long id) {
        Appointment appointment = mine(who, id);
        if (appointment.stage() != AppointmentStage.DRAFT) {
            throw new Problem.Refused("appointments.appointment.notEditable", appointment.stage());
        }
        return appointment;
    }

    private static void mustBe(Appointment appointment, int version) {
        if (appointment.version() != version) {
            throw new Problem.Stale(appointment.ref());
        }
    }
}
