package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.EditionTable.EDITION;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every text that was ever saved under a part, also those that came too late. Grows only. */
@Component
public class Editions {

    private final DSLContext sql;
    private final Clocks clocks;

    Editions(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** @param overtaken somebody else had saved before */
    public record Edition(int version, String text, String savedBy, Instant savedAt, boolean overtaken) {
    }

    @Transactional
    void keep(Who who, long report, ReportPart part, int version, String text) {
        write(who, report, part, version, text, false);
    }

    /** In a transaction of its own: the save is refused, the text stays. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keepOvertaken(Who who, long report, ReportPart part, int version, String text) {
        write(who, report, part, version, text, true);
    }

    private void write(Who who, long report, ReportPart part, int version, String text, boolean overtaken) {
        sql.insertInto(EDITION).set(EDITION.REPORT_ID, report).set(EDITION.PART, part.name()).set(EDITION.VERSION, version).set(EDITION.TEXT, text)
                .set(EDITION.SAVED_BY, who.name()).set(EDITION.SAVED_AT, clocks.now()).set(EDITION.OVERTAKEN, overtaken).execute();
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Edition> of(long report, ReportPart part) {
        return sql.selectFrom(EDITION).where(EDITION.REPORT_ID.eq(report)).and(EDITION.PART.eq(part.name())).orderBy(EDITION.ID.desc())
                .fetch(row -> new Edition(row.get(EDITION.VERSION), row.get(EDITION.TEXT), row.get(EDITION.SAVED_BY), row.get(EDITION.SAVED_AT), row.get(EDITION.OVERTAKEN)));
    }
}
