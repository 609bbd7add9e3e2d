package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Units;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bureau's side of 报送备案: each nominee is returned or accepted by itself; with the last one the whole is filed. */
@Component
public class FilingReview {

    private final Clocks clocks;
    private final FilingRows rows;
    private final FilingDuties duties;
    private final FilingPapers papers;
    private final Offices offices;
    private final People people;
    private final Units units;
    private final PostNames names;
    private final DocumentNumbers numbers;
    private final IssuedDocuments issued;
    private final Attachments attachments;
    private final Imprints imprints;
    private final Inbox inbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    FilingReview(Clocks clocks, FilingRows rows, FilingDuties duties, FilingPapers papers, Offices offices, People people, Units units, PostNames names, DocumentNumbers numbers,
                 IssuedDocuments issued, Attachments attachments, Imprints imprints, Inbox inbox, Audit audit, ApplicationEventPublisher events) {
        this.clocks = clocks;
        this.rows = rows;
        this.duties = duties;
        this.papers = papers;
        this.offices = offices;
        this.people = people;
        this.units = units;
        this.names = names;
        this.numbers = numbers;
        this.issued = issued;
        this.attachments = attachments;
        this.imprints = imprints;
        this.inbox = inbox;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Accepts one nominee and, when it was the last, files the whole.
     *
     * @param unscanned the bureau has seen the stamped original or an electronic seal, of which no scan was uploaded
     */
    @Transactional
    public void accept(Who who, long id, long lineId, int version, boolean unscanned) {
        Filing filing = begin(who, id);
        FilingLine line = waiting(filing, lineId, version);
        mustStand(filing, line);
        boolean scanned = scanned(filing);
        if (!scanned && !unscanned) {
            throw new Problem.Invalid("unscanned", "appointments.filing.unscanned");
        }
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(FILING_LINE.STATE, NomineeState.ACCEPTED.name());
        columns.put(FILING_LINE.ACCEPTED_ON, clocks.today());
        columns.put(FILING_LINE.DECIDED_BY, who.name());
        columns.put(FILING_LINE.PERSON_ID, person(who, filing, line));
        rows.change(line, columns);
        rows.step(id, lineId, scanned ? FilingStep.LINE_ACCEPTED : FilingStep.LINE_ACCEPTED_UNSCANNED, who.name(), "");
        audit.did(who, "appointments.nominee-accepted", filing.ref(), "line", lineId, "scanned", scanned);
        Filing now = rows.get(id);
        if (complete(now)) {
            conclude(who, now);
        }
    }

    /**
     * Accepts every undecided nominee of these filings. A filing of another bureau refuses the whole; one without a nominee
     * waiting is left out, and one without the scan of its stamped letter unless that was confirmed.
     *
     * @return how many filings were decided
     */
    @Transactional
    public int accept(Who who, Collection<Long> ids, boolean unscanned) {
        int decided = 0;
        for (long id : ids) {
            Filing filing = rows.lock(id);
            who.must(AppointmentRights.REVIEW, filing.unitId());
            if (!filing.waits() || !unscanned && !scanned(filing)) {
                continue;
            }
            for (FilingLine line : filing.lines()) {
                if (line.state() == NomineeState.PENDING) {
                    accept(who, id, line.id(), line.version(), unscanned);
                }
            }
            decided++;
        }
        return decided;
    }

    /** Was the stamped letter uploaded? */
    private boolean scanned(Filing filing) {
        return rows.files(filing.id()).stream().anyMatch(file -> file.purpose() == FilePurpose.STAMPED_LETTER);
    }

    /** Nobody is filed for a post that is no more when the person is to begin, or already today. */
    private void mustStand(Filing filing, FilingLine line) {
        LocalDate today = clocks.today();
        LocalDate start = line.nominee().plannedStart() == null || line.nominee().plannedStart().isBefore(today) ? today : line.nominee().plannedStart();
        for (LocalDate day : List.of(today, start)) {
            if (units.find(filing.unitId(), day).isEmpty()) {
                throw new Problem.Refused("appointments.filing.unitEnded", names.unit(filing.unitId()), PostNames.date(day));
            }
        }
    }

    /** Sends one nominee back to be corrected. */
    @Transactional
    public void returnLine(Who who, long id, long lineId, int version, String reason) {
        Filing filing = begin(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "appointments.reason.missing");
        }
        FilingLine line = waiting(filing, lineId, version);
        rows.change(line, Map.of(FILING_LINE.STATE, NomineeState.RETURNED.name(), FILING_LINE.DECIDED_BY, who.name(), FILING_LINE.REASON, reason));
        if (filing.stage() == FilingStage.UNDER_REVIEW) {
            filing = rows.save(filing.moveTo(FilingStage.CORRECTION));
        }
        rows.step(id, lineId, FilingStep.LINE_RETURNED, who.name(), reason);
        audit.did(who, "appointments.nominee-returned", filing.ref(), "line", lineId, "reason", reason);
        duties.returned(filing, line, clocks.today());
        inbox.tell(filing.draftedBy(), Message.of("appointments.told.returned", line.nominee().name(), reason), filing.ref(), line.href());
    }

    /** Files what stands, after the unit has taken back the rest. */
    @Transactional
    public void file(Who who, long id, int version) {
        Filing filing = rows.lock(id);
        who.must(AppointmentRights.REVIEW, filing.unitId());
        if (filing.version() != version) {
            throw new Problem.Stale(filing.ref());
        }
        if (!complete(filing)) {
            throw new Problem.Refused("appointments.filing.undecided");
        }
        conclude(who, filing);
    }

    static boolean complete(Filing filing) {
        return filing.stage() == FilingStage.UNDER_REVIEW && !filing.standing().isEmpty() && filing.standing().stream().allMatch(line -> line.state() == NomineeState.ACCEPTED);
    }

    /** The first decision opens the review: from now on nothing is withdrawn as a whole. */
    private Filing begin(Who who, long id) {
        Filing filing = rows.lock(id);
        who.must(AppointmentRights.REVIEW, filing.unitId());
        if (filing.stage() == FilingStage.SUBMITTED) {
            return rows.save(filing.moveTo(FilingStage.UNDER_REVIEW));
        }
        if (filing.stage() != FilingStage.UNDER_REVIEW && filing.stage() != FilingStage.CORRECTION) {
            throw new Problem.Refused("appointments.filing.notWithBureau", filing.stage());
        }
        return filing;
    }

    private static FilingLine waiting(Filing filing, long lineId, int version) {
        FilingLine line = filing.line(lineId);
        if (line.version() != version) {
            throw new Problem.Stale(filing.ref());
        }
        if (line.state() != NomineeState.PENDING) {
            throw new Problem.Refused("appointments.line.decided", line.state());
        }
        return line;
    }

    /** A new person is registered in the unit; the record of a known one takes the details of the form where the clerk may write it. */
    private long person(Who who, Filing filing, FilingLine line) {
        if (line.personId() == null) {
            return people.named(filing.unitId(), line.nominee().name()).stream().filter(known -> known.mobile().equals(line.nominee().mobile())).findFirst().map(Person::id)
                    .orElseGet(() -> people.register(who, line.nominee().details(filing.unitId(), "")));
        }
        Person known = people.get(line.personId());
        if (who.may(OrganizationRights.EDIT_PEOPLE, known.homeUnitId())) {
            people.correct(who, known.id(), known.version(), line.nominee().details(known.homeUnitId(), known.email()));
        }
        return known.id();
    }

    private void conclude(Who who, Filing reviewed) {
        LocalDate today = clocks.today();
        String number = numbers.next(reviewed.organiserId(), offices.code(reviewed.organiserId()), today.getYear(), reviewed.ref()).toString();
        Filing filing = reviewed.moveTo(FilingStage.FILED);
        IssuedDocument receipt = issued.issue(who, filing.organiserId(), names.printed(filing.organiserId(), today), filing.ref(),
                papers.receipt(filing, number, today), false, imprints.demo());
        filing = rows.save(filing.filed(today, number, receipt.id()));
        attachments.of(receipt.ref()).forEach(copy(who, filing));
        rows.step(filing.id(), null, FilingStep.FILED, who.name(), number);
        audit.did(who, "appointments.filed", filing.ref(), "number", number);
        duties.filed(filing, today);
        for (FilingLine line : filing.standing()) {
            events.publishEvent(new NomineeFiled(filing.id(), line.id(), filing.unitId(), line.postId(), line.personId(), today));
        }
        inbox.tell(filing.draftedBy(), Message.of("appointments.told.filed", number), filing.ref(), filing.href());
    }

    /** The unit reads its filing, not the bureau's register: the receipt's files are kept with the filing too. */
    private java.util.function.Consumer<Attachment> copy(Who who, Filing filing) {
        return file -> {
            var content = new ByteArrayOutputStream();
            try {
                attachments.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Attachment kept = attachments.store(who, filing.ref(), file.name(), new ByteArrayInputStream(content.toByteArray()));
            rows.file(filing.id(), kept.id(), null, FilePurpose.RECEIPT);
        };
    }
}
