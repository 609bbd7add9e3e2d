package cdo.platform.documents;

import static cdo.platform.documents.tables.NumberTable.NUMBER;
import static cdo.platform.documents.tables.SeriesTable.SERIES;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.web.SubjectDirectory;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out document numbers, one series per 机关代字 and year, without gaps or doubles: the series' row is locked until the caller's transaction ends, so a
 * number that is rolled back is given again. Numbers from an office's own system are recorded after a check of form and doubles.
 */
@Component
public class DocumentNumbers {
    private final DSLContext sql;
    private final Clocks clocks;
    private final SubjectDirectory subjects;

    DocumentNumbers(DSLContext sql, Clocks clocks, SubjectDirectory subjects) {
        this.sql = sql;
        this.clocks = clocks;
        this.subjects = subjects;
    }

    /**
     * The next number of a series; numbers recorded by hand are passed over. Part of the calling command, which has checked the right to issue.
     *
     * @param organiserId the unit whose 机关代字 it is; a series belongs to one unit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DocumentNumber next(long organiserId, String code, int year, SubjectRef subject) {
        int last = lock(organiserId, code, year);
        int serial = last + 1;
        while (sql.fetchExists(NUMBER, NUMBER.CODE.eq(code).and(NUMBER.YEAR.eq(year)).and(NUMBER.SERIAL.eq(serial)))) serial++;
        sql.update(SERIES).set(SERIES.LAST, serial).where(SERIES.CODE.eq(code)).and(SERIES.YEAR.eq(year)).execute();
        var number = new DocumentNumber(code, year, serial);
        keep(organiserId, number, subject, false);
        return number;
    }

    /**
     * Records a number typed in from the office's own system.
     *
     * @param field the form's field, for the error
     * @throws Problem.Invalid when its form is wrong, its series is another unit's, or it is taken; the sentence says by what
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DocumentNumber record(long organiserId, String field, String text, SubjectRef subject) {
        DocumentNumber number = DocumentNumber.parse(field, text);
        int thisYear = clocks.today().getYear();
        if (number.year() < 1949 || number.year() > thisYear) throw new Problem.Invalid(field, "documents.number.year", text, Integer.toString(thisYear));
        lock(organiserId, number.code(), number.year());
        Optional<SubjectRef> taken = subject(number);
        if (taken.isPresent()) {
            if (taken.get().equals(subject)) return number;
            throw new Problem.Invalid(field, "documents.number.taken", number.toString(), subjects.label(taken.get()));
        }
        keep(organiserId, number, subject, true);
        return number;
    }

    /**
     * A number either from here or from the office's own system: of the two, exactly one is given.
     *
     * @param code  机关代字, for the next number of its series; field {@code code}
     * @param typed as the office's own system gave it; field {@code number}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DocumentNumber give(long organiserId, @Nullable String code, @Nullable String typed, int year, SubjectRef subject) {
        boolean coded = code != null && !code.isBlank();
        boolean written = typed != null && !typed.isBlank();
        if (coded == written) throw new Problem.Invalid(written ? "number" : "code", written ? "documents.number.both" : "documents.number.none");
        return coded ? next(organiserId, DocumentNumber.code("code", code), year, subject) : record(organiserId, "number", typed, subject);
    }

    /** What bears this number. */
    public Optional<SubjectRef> subject(DocumentNumber number) {
        return sql.selectFrom(NUMBER).where(NUMBER.CODE.eq(number.code())).and(NUMBER.YEAR.eq(number.year())).and(NUMBER.SERIAL.eq(number.serial()))
                .fetchOptional(row -> SubjectRef.of(row.getSubjectKind(), row.getSubjectId()));
    }

    private int lock(long organiserId, String code, int year) {
        sql.insertInto(SERIES).set(SERIES.CODE, code).set(SERIES.YEAR, year).set(SERIES.ORGANISER_ID, organiserId).onConflictDoNothing().execute();
        var series = sql.selectFrom(SERIES).where(SERIES.CODE.eq(code)).and(SERIES.YEAR.eq(year)).forUpdate().fetchSingle();
        if (series.getOrganiserId() != organiserId) throw new Problem.Invalid("number", "documents.number.otherUnit", code);
        return series.getLast();
    }

    private void keep(long organiserId, DocumentNumber number, SubjectRef subject, boolean typed) {
        sql.insertInto(NUMBER).set(NUMBER.CODE, number.code()).set(NUMBER.YEAR, number.year()).set(NUMBER.SERIAL, number.serial())
                .set(NUMBER.ORGANISER_ID, organiserId).set(NUMBER.TYPED, typed)
                .set(NUMBER.SUBJECT_KIND, subject.kind()).set(NUMBER.SUBJECT_ID, subject.id()).set(NUMBER.GIVEN_AT, clocks.now()).execute();
    }
}
