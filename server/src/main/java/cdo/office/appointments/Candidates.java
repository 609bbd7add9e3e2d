package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;
import static cdo.office.appointments.tables.FilingTable.FILING;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom the authority may appoint or relieve: filed nominees that have not taken their post, and officers in office. */
@Component
public class Candidates {

    private final DSLContext sql;
    private final Clocks clocks;
    private final FilingRows rows;

    Candidates(DSLContext sql, Clocks clocks, FilingRows rows) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
    }

    /** A filed nominee. */
    public record Filed(FilingLine line, long unitId, String number) {
    }

    /** Somebody in office, now or from a later day. */
    public record Sitting(long tenureId, long postId, long unitId, PostKind kind, long personId, String name, LocalDate from, @Nullable LocalDate to) {
    }

    /** Filed nominees of the units in the person's charge who do not hold the post. */
    public List<Filed> filed(Who who) {
        var tenure = PUBLISHED_TENURE;
        List<Long> filings = sql.selectDistinct(FILING.ID).from(FILING).join(FILING_LINE).on(FILING_LINE.FILING_ID.eq(FILING.ID))
                .where(FILING.STAGE.eq(FilingStage.FILED.name())).and(FILING.UNIT_ID.in(who.powers().units(AppointmentRights.APPOINT)))
                .and(notExists(selectOne().from(tenure).where(tenure.POST_ID.eq(FILING_LINE.POST_ID)).and(tenure.PERSON_ID.eq(FILING_LINE.PERSON_ID))
                        .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today()))))).fetch(FILING.ID);
        return rows.list(FILING.ID.in(filings), Integer.MAX_VALUE, 0).stream().flatMap(filing -> filing.standing().stream()
                .filter(line -> line.personId() != null && sitting(line.postId()).stream().noneMatch(held -> held.personId() == line.personId()))
                .map(line -> new Filed(line, filing.unitId(), filing.number()))).toList();
    }

    /** The newest filing of this person for this post, if it is complete. */
    public Optional<Filed> filed(long postId, long personId) {
        return sql.select(FILING.ID, FILING_LINE.ID).from(FILING).join(FILING_LINE).on(FILING_LINE.FILING_ID.eq(FILING.ID))
                .where(FILING.STAGE.eq(FilingStage.FILED.name())).and(FILING_LINE.STATE.eq(NomineeState.ACCEPTED.name())).and(FILING_LINE.POST_ID.eq(postId))
                .and(FILING_LINE.PERSON_ID.eq(personId)).orderBy(FILING.FILED_ON.desc(), FILING.ID.desc()).limit(1).fetchOptional()
                .map(found -> rows.get(found.value1())).map(filing -> new Filed(filing.standing().stream()
                        .filter(line -> line.postId() == postId && Long.valueOf(personId).equals(line.personId())).findFirst().orElseThrow(), filing.unitId(), filing.number()));
    }

    Optional<Filed> line(long filingLineId) {
        return sql.select(FILING_LINE.FILING_ID).from(FILING_LINE).where(FILING_LINE.ID.eq(filingLineId)).fetchOptional(FILING_LINE.FILING_ID).map(rows::get)
                .filter(filing -> filing.stage() == FilingStage.FILED).map(filing -> new Filed(filing.line(filingLineId), filing.unitId(), filing.number()));
    }

    /** Officers in office in the units in the person's charge. */
    public List<Sitting> sitting(Who who) {
        return sitting(PUBLISHED_TENURE.UNIT_ID.in(who.powers().units(AppointmentRights.APPOINT)));
    }

    public List<Sitting> sitting(long postId) {
        return sitting(PUBLISHED_TENURE.POST_ID.eq(postId));
    }

    private List<Sitting> sitting(Condition which) {
        var tenure = PUBLISHED_TENURE;
        var officers = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();
        return sql.select(tenure.ID, tenure.POST_ID, tenure.UNIT_ID, tenure.KIND, tenure.PERSON_ID, tenure.PERSON_NAME, tenure.VALID_FROM, tenure.VALID_TO).from(tenure)
                .where(which).and(tenure.KIND.in(officers)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today()))).orderBy(tenure.UNIT_ID, tenure.KIND, tenure.VALID_FROM)
                .fetch(row -> new Sitting(row.value1(), row.value2(), row.value3(), PostKind.valueOf(row.value4()), row.value5(), row.value6(), row.value7(), row.value8()));
    }
}
