package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.PinnedFigureTable.PINNED_FIGURE;
import static cdo.review.dutyreports.tables.PinnedRowTable.PINNED_ROW;

import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/** The figures of archived reports and the rows that they count, as their papers say them: a frozen row that is adjusted later changes none of them. */
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

    /** What each row behind them counted for. */
    void pinRows(long report, List<Freezes.Frozen> rows) {
        sql.batch(rows.stream().map(row -> sql.insertInto(PINNED_ROW).set(PINNED_ROW.REPORT_ID, report).set(PINNED_ROW.FROZEN_ROW_ID, row.id()).set(PINNED_ROW.NUMERATOR, row.counted().numerator())
                .set(PINNED_ROW.DENOMINATOR, row.counted().denominator())).toList()).execute();
    }

    /** Of these rows those that the report counted, each with the numbers that it counted for. */
    List<Freezes.Frozen> rows(long report, List<Freezes.Frozen> now) {
        Map<Long, Record2<BigDecimal, BigDecimal>> pinned = sql.select(PINNED_ROW.NUMERATOR, PINNED_ROW.DENOMINATOR, PINNED_ROW.FROZEN_ROW_ID).from(PINNED_ROW).where(PINNED_ROW.REPORT_ID.eq(report))
                .fetchMap(PINNED_ROW.FROZEN_ROW_ID, row -> row.into(PINNED_ROW.NUMERATOR, PINNED_ROW.DENOMINATOR));
        return now.stream().filter(row -> pinned.containsKey(row.id())).map(row -> then(row, pinned.get(row.id()))).toList();
    }

    private static Freezes.Frozen then(Freezes.Frozen row, Record2<BigDecimal, BigDecimal> counted) {
        Measure.Row frozen = row.row();
        boolean adjusted = counted.value1().compareTo(frozen.numerator()) != 0 || counted.value2().compareTo(frozen.denominator()) != 0;
        return new Freezes.Frozen(row.id(), row.measureKey(), frozen, new Measure.Row(frozen.unitId(), frozen.subject(), counted.value1(), counted.value2(), frozen.date(), frozen.reason()), adjusted);
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
