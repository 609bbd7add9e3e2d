package cdo.office.appointments;

import static cdo.office.appointments.tables.AppointmentLineTable.APPOINTMENT_LINE;
import static cdo.office.appointments.tables.AppointmentTable.APPOINTMENT;
import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;
import static cdo.office.appointments.tables.FilingTable.FILING;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading side of filings and appointments: registers, records, timelines and files, each within the reader's reach. */
@Component
public class Register {

    private final FilingRows filings;
    private final AppointmentRows appointments;
    private final Attachments attachments;
    private final Reach reach;

    Register(FilingRows filings, AppointmentRows appointments, Attachments attachments, Reach reach) {
        this.filings = filings;
        this.appointments = appointments;
        this.attachments = attachments;
        this.reach = reach;
    }

    /** An entry of a timeline; {@code line} names the nominee it concerns. */
    public record Happened(Enum<?> kind, String line, Instant at, String actor, String remark) {
    }

    /** A file of a filing. */
    public record FiledFile(Attachment file, FilePurpose purpose, String line) {
    }

    /** What was sent at one time and what had changed since the time before. */
    public record Edition(int edition, LocalDate submittedOn, Nominee nominee, List<Nominee.Difference> changes) {
    }

    public Slice<Filing> filings(Who who, String words, @Nullable FilingStage stage, @Nullable Integer year, Slice.Ask ask) {
        Condition mine = filingsFor(who);
        Condition asked = words.isBlank() ? noCondition() : FILING.LETTER_NUMBER.containsIgnoreCase(words.strip()).or(FILING.FILING_NUMBER.containsIgnoreCase(words.strip()))
                .or(exists(selectOne().from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.ID.eq(FILING.UNIT_ID)).and(PUBLISHED_UNIT_LAST.NAME.containsIgnoreCase(words.strip()))))
                .or(exists(selectOne().from(FILING_LINE).where(FILING_LINE.FILING_ID.eq(FILING.ID)).and(jsonbGetAttributeAsText(FILING_LINE.NOMINEE, "name").containsIgnoreCase(words.strip()))));
        asked = stage == null ? asked : asked.and(FILING.STAGE.eq(stage.name()));
        asked = year == null ? asked : asked.and(FILING.DRAFTED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        return ask.of(filings.list(mine.and(asked), ask.size(), ask.offset()), filings.count(mine.and(asked)), filings.count(mine));
    }

    /** @throws Problem.NotFound also for people who may not see it */
    public Filing filing(Who who, long id) {
        return Problem.Hidden.unless(filings.find(id), filing -> visible(who, filing), SubjectRef.of(Filing.KIND, id));
    }

    /** What was never sent, or was taken back and is being rewritten, is the unit's own; the bureau and others read what was sent. */
    public boolean visible(Who who, Filing filing) {
        boolean inside = who.seated().filter(seat -> seat.unitId() == filing.unitId()).isPresent();
        return inside || filing.submittedOn() != null && who.reads(filing.unitId());
    }

    private Condition filingsFor(Who who) {
        Condition sent = reach.readable(who, FILING.UNIT_ID).and(FILING.SUBMITTED_ON.isNotNull());
        return who.seated().map(seat -> sent.or(FILING.UNIT_ID.eq(seat.unitId()))).orElse(sent);
    }

    public Optional<Filing> filing(long id) {
        return filings.find(id);
    }

    public List<Filing> filingsOf(Who who, long unitId, int limit) {
        return filings.list(filingsFor(who).and(FILING.UNIT_ID.eq(unitId).and(FILING.STAGE.ne(FilingStage.DISCARDED.name()))), limit, 0);
    }

    public List<Filing> filingsOfPost(Who who, long postId, int limit) {
        return filings.list(filingsFor(who).and(exists(selectOne().from(FILING_LINE).where(FILING_LINE.FILING_ID.eq(FILING.ID)).and(FILING_LINE.POST_ID.eq(postId)))), limit, 0);
    }

    /** How many filings wait for this person: for a bureau those to review, for a unit those to correct. */
    public int waiting(Who who) {
        return filings.count(FILING.UNIT_ID.in(who.powers().units(AppointmentRights.REVIEW)).and(FILING.STAGE.in(FilingStage.SUBMITTED.name(), FilingStage.UNDER_REVIEW.name()))
                .or(FILING.UNIT_ID.in(who.powers().units(AppointmentRights.SUBMIT)).and(FILING.STAGE.eq(FilingStage.CORRECTION.name()))));
    }

    /** Latest first; a nominee is called as the edition of that time called them. */
    public List<Happened> happened(Filing filing) {
        var sent = new HashMap<Long, Deque<String>>();
        for (FilingLine line : filing.lines()) {
            var names = filings.editions(line.id()).stream().map(edition -> edition.nominee().name()).collect(Collectors.toCollection(ArrayDeque::new));
            sent.put(line.id(), names.isEmpty() ? new ArrayDeque<>(List.of(line.nominee().name())) : names);
        }
        return filings.steps(filing.id()).stream().map(step -> {
            Deque<String> names = step.lineId() == null ? null : sent.get(step.lineId());
            var happened = new Happened(step.kind(), names == null ? "" : names.getFirst(), step.at(), step.actor(), step.remark());
            if (step.kind() == FilingStep.SUBMITTED) {
                sent.values().forEach(Register::before);
            } else if (step.kind() == FilingStep.LINE_RESUBMITTED && names != null) {
                before(names);
            }
            return happened;
        }).toList();
    }

    /** Back to the edition before, as long as there was one. */
    private static void before(Deque<String> names) {
        if (names.size() > 1) {
            names.removeFirst();
        }
    }

    public List<FiledFile> files(Filing filing) {
        Map<Long, Attachment> stored = attachments.of(filing.ref()).stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
        return filings.files(filing.id()).stream().filter(file -> stored.containsKey(file.attachmentId())).map(file -> new FiledFile(stored.get(file.attachmentId()), file.purpose(),
                file.lineId() == null ? "" : filing.line(file.lineId()).nominee().name())).toList();
    }

    /** Latest first. */
    public List<Edition> editions(FilingLine line) {
        var sent = filings.editions(line.id());
        return java.util.stream.IntStream.range(0, sent.size()).mapToObj(i -> new Edition(sent.get(i).edition(), sent.get(i).submittedOn(), sent.get(i).nominee(),
                i + 1 < sent.size() ? sent.get(i).nominee().since(sent.get(i + 1).nominee()) : List.of())).toList();
    }

    public Slice<Appointment> appointments(Who who, String words, @Nullable AppointmentStage stage, Slice.Ask ask) {
        Condition mine = readable(who);
        Condition asked = words.isBlank() ? noCondition() : APPOINTMENT.NUMBER.containsIgnoreCase(words.strip()).or(exists(selectOne().from(APPOINTMENT_LINE)
                .join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(APPOINTMENT_LINE.PERSON_ID)).where(APPOINTMENT_LINE.APPOINTMENT_ID.eq(APPOINTMENT.ID))
                .and(PUBLISHED_PERSON.NAME.containsIgnoreCase(words.strip()))));
        asked = stage == null ? asked : asked.and(APPOINTMENT.STAGE.eq(stage.name()));
        return ask.of(appointments.list(mine.and(asked), ask.size(), ask.offset()), appointments.count(mine.and(asked)), appointments.count(mine));
    }

    /** Issued documents are published to everybody with a post; before that only the authority and those above it read them. */
    private Condition readable(Who who) {
        Condition within = reach.readable(who, APPOINTMENT.ORGANISER_ID);
        return who.seat() == null ? within : within.or(APPOINTMENT.STAGE.eq(AppointmentStage.ISSUED.name()));
    }

    public Appointment appointment(Who who, long id) {
        return Problem.Hidden.unless(appointments.find(id), each -> visible(who, each), SubjectRef.of(Appointment.KIND, id));
    }

    public Optional<Appointment> appointment(long id) {
        return appointments.find(id);
    }

    public boolean visible(Who who, Appointment appointment) {
        return who.reads(appointment.organiserId()) || who.seat() != null && appointment.stage() == AppointmentStage.ISSUED;
    }

    public List<Happened> happened(Appointment appointment) {
        return appointments.steps(appointment.id()).stream().map(step -> new Happened(step.kind(), "", step.at(), step.actor(), step.remark())).toList();
    }
}
