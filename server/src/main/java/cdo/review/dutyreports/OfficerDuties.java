package cdo.review.dutyreports;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.review.dutyreports.tables.FrozenDutyTable.FROZEN_DUTY;
import static org.jooq.impl.DSL.falseCondition;

import cdo.office.duties.Attribution;
import cdo.office.duties.Ledger;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.MessageJson;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Words;
import cdo.platform.web.SubjectDirectory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The officer's own duties in the reported part of the year – those of the post and those of the unit – copied out of the ledger on the day of the freeze. */
@Component
@Transactional(readOnly = true)
public class OfficerDuties {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Ledger ledger;
    private final SubjectDirectory subjects;
    private final Words words;
    private final Clocks clocks;

    OfficerDuties(DSLContext sql, ReportRows rows, Ledger ledger, SubjectDirectory subjects, Words words, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.ledger = ledger;
        this.subjects = subjects;
        this.words = words;
        this.clocks = clocks;
    }

    /** How a duty stood for the officer. Titles: {@code enum.DutyOutcome.<CONST>}. */
    public enum DutyOutcome {
        MET, LATE, WAIVED, OVERDUE, RUNNING
    }

    /** One duty, called as its debtor's workbench calls it; {@code graceUntil}: until when it is on time for the officer, who took it over, where that made it so. */
    public record Line(long dutyId, DutyOutcome outcome, String titleZh, String titleEn, LocalDate due, @Nullable LocalDate metOn, @Nullable LocalDate graceUntil) {
        public String title(Language language) {
            return language.chinese() ? titleZh : titleEn;
        }
    }

    /** How many of each. */
    public record Count(long met, long late, long waived, long overdue, long running) {
    }

    /** Copies; a second call changes nothing. {@code units}: those for which a duty of no post in particular counts. */
    @Transactional
    void freeze(DutyReport report, Collection<Long> units) {
        var duty = PUBLISHED_DUTY;
        LocalDate today = clocks.today();
        Condition ofUnit = duty.DEBTOR_POST_ID.isNull().and(duty.IN_PERSON.isFalse()).and(duty.COUNTS_FOR_UNIT_ID.in(units));
        Condition ended = duty.STATE.in("MET", "MET_LATE").and(duty.PERSON_ID.eq(report.personId())).and(duty.MET_ON.between(report.from(), report.to()))
                .and(duty.DEBTOR_POST_ID.eq(report.postId()).or(ofUnit));
        // not ended: nobody it counts for yet; the unit's own duties are its chief data officer's, who held the post when they fell due
        Condition office = duty.DEBTOR_POST_ID.eq(report.postId()).or(rows.kind(report).answersForUnit() ? ofUnit.and(duty.PERSON_ID.isNull().or(duty.PERSON_ID.eq(report.personId()))) : falseCondition());
        Condition waived = duty.STATE.eq("WAIVED").and(office).and(duty.DUE.between(report.from(), report.to()));
        Condition standing = duty.STATE.in("OPEN", "SUSPENDED", "LAPSED").and(office).and(duty.DUE.between(report.from(), report.to())).and(duty.SUBJECT_KIND.ne(DutyReport.KIND));
        List<Owed> all = sql.select(duty.ID, duty.STATE, duty.PERSON_ON_TIME, duty.TITLE, duty.SUBJECT_KIND, duty.SUBJECT_ID, duty.DUE, duty.MET_ON).from(duty).where(ended.or(waived).or(standing))
                .fetch(row -> new Owed(row.value1(), outcome(row.value2(), row.value3(), row.value7(), today), MessageJson.read(row.value4()), SubjectRef.of(row.value5(), row.value6()), row.value7(), row.value8()));
        Map<Long, Attribution.Grace> graces = ledger.graces(all.stream().filter(owed -> (owed.metOn() == null ? today : owed.metOn()).isAfter(owed.due())).map(Owed::id).toList());
        Map<Message, Set<SubjectRef>> alike = all.stream().collect(Collectors.groupingBy(Owed::title, Collectors.mapping(Owed::subject, Collectors.toCollection(HashSet::new))));
        all.stream().map(owed -> within(owed, report, graces.get(owed.id()), today)).forEach(owed -> sql.insertInto(FROZEN_DUTY).set(FROZEN_DUTY.REPORT_ID, report.id()).set(FROZEN_DUTY.DUTY_ID, owed.id()).set(FROZEN_DUTY.OUTCOME, owed.outcome().name())
                .set(FROZEN_DUTY.TITLE_ZH, said(Language.ZH, owed, alike)).set(FROZEN_DUTY.TITLE_EN, said(Language.EN, owed, alike)).set(FROZEN_DUTY.DUE, owed.due()).set(FROZEN_DUTY.MET_ON, owed.metOn()).set(FROZEN_DUTY.GRACE_UNTIL, owed.graceUntil())
                .onConflictDoNothing().execute());
    }

    private record Owed(long id, DutyOutcome outcome, Message title, SubjectRef subject, LocalDate due, @Nullable LocalDate metOn, @Nullable LocalDate graceUntil) {

        Owed(long id, DutyOutcome outcome, Message title, SubjectRef subject, LocalDate due, @Nullable LocalDate metOn) {
            this(id, outcome, title, subject, due, metOn, null);
        }
    }

    /** What the officer took over has time until the grace ends: it was on time by then, or is not overdue yet. */
    private static Owed within(Owed owed, DutyReport report, Attribution.@Nullable Grace grace, LocalDate today) {
        if (grace == null || grace.personId() != report.personId() || (owed.metOn() == null ? today : owed.metOn()).isAfter(grace.until())) {
            return owed;
        }
        DutyOutcome outcome = owed.outcome() == DutyOutcome.OVERDUE ? DutyOutcome.RUNNING : owed.outcome();
        return outcome == DutyOutcome.MET || outcome == DutyOutcome.RUNNING ? new Owed(owed.id(), outcome, owed.title(), owed.subject(), owed.due(), owed.metOn(), grace.until()) : owed;
    }

    /** As the workbench says it; where that says the same of several records (two appeals in one assessment), also which one. */
    private String said(Language language, Owed owed, Map<Message, Set<SubjectRef>> alike) {
        Message title = owed.title();
        return words.say(language, alike.get(title).size() == 1 ? title : Message.of("dutyreports.duty.about", title, subjects.label(owed.subject())));
    }

    /** On time for the person: a successor's grace counts. A suspended duty is not overdue. */
    private static DutyOutcome outcome(String state, @Nullable Boolean personOnTime, LocalDate due, LocalDate today) {
        return switch (state) {
            case "MET", "MET_LATE" -> Boolean.FALSE.equals(personOnTime) || personOnTime == null && state.equals("MET_LATE") ? DutyOutcome.LATE : DutyOutcome.MET;
            case "WAIVED" -> DutyOutcome.WAIVED;
            case "LAPSED" -> DutyOutcome.OVERDUE;
            case "OPEN" -> due.isBefore(today) ? DutyOutcome.OVERDUE : DutyOutcome.RUNNING;
            default -> DutyOutcome.RUNNING;
        };
    }

    public List<Line> of(long reportId) {
        return sql.selectFrom(FROZEN_DUTY).where(FROZEN_DUTY.REPORT_ID.eq(reportId)).orderBy(FROZEN_DUTY.DUE, FROZEN_DUTY.DUTY_ID)
                .fetch(row -> new Line(row.get(FROZEN_DUTY.DUTY_ID), DutyOutcome.valueOf(row.get(FROZEN_DUTY.OUTCOME)), row.get(FROZEN_DUTY.TITLE_ZH),
                        row.get(FROZEN_DUTY.TITLE_EN), row.get(FROZEN_DUTY.DUE), row.get(FROZEN_DUTY.MET_ON), row.get(FROZEN_DUTY.GRACE_UNTIL)));
    }

    public static Count count(List<Line> lines) {
        return new Count(count(lines, DutyOutcome.MET), count(lines, DutyOutcome.LATE), count(lines, DutyOutcome.WAIVED), count(lines, DutyOutcome.OVERDUE),
                count(lines, DutyOutcome.RUNNING));
    }

    private static long count(List<Line> lines, DutyOutcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
