package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.PinnedFigureTable.PINNED_FIGURE;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The figures of archived reports, as their papers say them: a frozen row that is adjusted later changes none of them. */
@Component
class PinnedFigures {

    private final DSLContext sql;

    PinnedFigures(DSLContext sql) {
        this.sql = sql;
    }

    void pin(long report, List<Figure> figures) {
        int place = 0;
        for (Figure figure : figures) {
            Value before = figure.before();
            sql.insertInto(PINNED_FIGURE).set(PINNED_FIGURE.REPORT_ID, report).set(PINNED_FIGURE.PLACE, place++).set(PINNED_FIGURE.PART, figure.part().name()).set(PINNED_FIGURE.MEASURE_KEY, figure.key())
                    .set(PINNED_FIGURE.KIND, figure.kind().name()).set(PINNED_FIGURE.NUMERATOR, figure.value().numerator()).set(PINNED_FIGURE.DENOMINATOR, figure.value().denominator())
                    .set(PINNED_FIGURE.VALUE, figure.value().value()).set(PINNED_FIGURE.DAY, figure.day()).set(PINNED_FIGURE.BEFORE_NUMERATOR, before == null ? null : before.numerator())
                    .set(PINNED_FIGURE.BEFORE_DENOMINATOR, before == null ? null : before.denominator()).set(PINNED_FIGURE.BEFORE_VALUE, before == null ? null : before.value())
                    .set(PINNED_FIGURE.BEFORE_DAY, figure.beforeDay()).execute();
        }
    }

    List<Figure> of(long report) {
        return sql.selectFrom(PINNED_FIGURE).where(PINNED_FIGURE.REPORT_ID.eq(report)).orderBy(PINNED_FIGURE.PLACE).fetch(PinnedFigures::figure);
    }

    private static Figure figure(Record row) {
        Value before = row.get(PINNED_FIGURE.BEFORE_NUMERATOR) == null ? null
                : new Value(row.get(PINNED_FIGURE.BEFORE_NUMERATOR), row.get(PINNED_FIGURE.BEFORE_DENOMINATOR), row.get(PINNED_FIGURE.BEFORE_VALUE));
        return new Figure(ReportPart.valueOf(row.get(PINNED_FIGURE.PART)), row.get(PINNED_FIGURE.MEASURE_KEY), Measure.Kind.valueOf(row.get(PINNED_FIGURE.KIND)),
                new Value(row.get(PINNED_FIGURE.NUMERATOR), row.get(PINNED_FIGURE.DENOMINATOR), row.get(PINNED_FIGURE.VALUE)), row.get(PINNED_FIGURE.DAY), before, row.get(PINNED_FIGURE.BEFORE_DAY));
    }
}
