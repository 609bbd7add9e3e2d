package cdo.review.assessment.indicators;

import static cdo.review.assessment.tables.IndicatorTable.INDICATOR;
import static cdo.review.assessment.tables.SystemTable.SYSTEM;
import static cdo.review.assessment.tables.SystemVersionTable.SYSTEM_VERSION;
import static cdo.review.assessment.tables.WeightTable.WEIGHT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of indicator systems. */
@Component
class SystemRows {

    private final DSLContext sql;

    SystemRows(DSLContext sql) {
        this.sql = sql;
    }

    long insertSystem(long organiser, String title, String titleEn, @Nullable String template) {
        return sql.insertInto(SYSTEM).set(SYSTEM.ORGANISER_ID, organiser).set(SYSTEM.TITLE, title).set(SYSTEM.TITLE_EN, titleEn).set(SYSTEM.TEMPLATE, template)
                .returning(SYSTEM.ID).fetchSingle(SYSTEM.ID);
    }

    boolean titled(long organiser, String title) {
        return sql.fetchExists(SYSTEM, SYSTEM.ORGANISER_ID.eq(organiser).and(SYSTEM.TITLE.eq(title)));
    }

    long insertVersion(long system, int number, String reason, GradeScale scale, String madeBy, LocalDate madeOn) {
        return sql.insertInto(SYSTEM_VERSION).set(SYSTEM_VERSION.SYSTEM_ID, system).set(SYSTEM_VERSION.NUMBER, number).set(SYSTEM_VERSION.STATE, SystemState.DRAFT.name())
                .set(SYSTEM_VERSION.REASON, reason).set(SYSTEM_VERSION.EXCELLENT_FROM, scale.excellentFrom()).set(SYSTEM_VERSION.GOOD_FROM, scale.goodFrom())
                .set(SYSTEM_VERSION.PASS_FROM, scale.passFrom()).set(SYSTEM_VERSION.MADE_BY, madeBy).set(SYSTEM_VERSION.MADE_ON, madeOn)
                .returning(SYSTEM_VERSION.ID).fetchSingle(SYSTEM_VERSION.ID);
    }

    /** Writes the tree in its order, parents first. */
    void fill(long version, List<Indicator> indicators, List<Weight> weights) {
        Map<String, Integer> places = new LinkedHashMap<>();
        indicators.forEach(each -> insert(version, each, places.merge(String.valueOf(each.parent()), 1, Integer::sum)));
        weights.forEach(weight -> insert(version, weight));
    }

    void clear(long version) {
        sql.deleteFrom(INDICATOR).where(INDICATOR.VERSION_ID.eq(version)).execute();
    }

    void insert(long version, Indicator each, int place) {
        sql.insertInto(INDICATOR).set(INDICATOR.VERSION_ID, version).set(INDICATOR.CODE, each.code()).set(INDICATOR.PARENT, each.parent()).set(INDICATOR.PLACE, place)
                .set(INDICATOR.TITLE, each.title()).set(INDICATOR.TITLE_EN, each.titleEn()).set(INDICATOR.POINTS, each.points())
                .set(INDICATOR.SOURCE, each.source() == null ? null : each.source().name()).set(INDICATOR.RULE, each.rule() == null ? null : RuleJson.write(each.rule()))
                .set(INDICATOR.SUBJECT, each.subject()).set(INDICATOR.EVIDENCE, each.evidence()).set(INDICATOR.APPLIES, each.applies()).execute();
    }

    void update(long version, Indicator each) {
        sql.update(INDICATOR).set(INDICATOR.TITLE, each.title()).set(INDICATOR.TITLE_EN, each.titleEn()).set(INDICATOR.POINTS, each.points())
                .set(INDICATOR.SOURCE, each.source() == null ? null : each.source().name()).set(INDICATOR.RULE, each.rule() == null ? null : RuleJson.write(each.rule()))
                .set(INDICATOR.SUBJECT, each.subject()).set(INDICATOR.EVIDENCE, each.evidence()).set(INDICATOR.APPLIES, each.applies())
                .where(INDICATOR.VERSION_ID.eq(version)).and(INDICATOR.CODE.eq(each.code())).execute();
    }

    void delete(long version, String code) {
        sql.deleteFrom(INDICATOR).where(INDICATOR.VERSION_ID.eq(version)).and(INDICATOR.CODE.eq(code)).execute();
    }

    /** Puts nodes below a parent in this order. */
    void arrange(long version, @Nullable String parent, List<String> codes) {
        for (int i = 0; i < codes.size(); i++) {
            sql.update(INDICATOR).set(INDICATOR.PARENT, parent).set(INDICATOR.PLACE, i + 1).where(INDICATOR.VERSION_ID.eq(version)).and(INDICATOR.CODE.eq(codes.get(i))).execute();
        }
    }

    void insert(long version, Weight weight) {
        sql.insertInto(WEIGHT).set(WEIGHT.VERSION_ID, version).set(WEIGHT.CODE, weight.code()).set(WEIGHT.GROUP_ID, weight.groupId()).set(WEIGHT.UNIT_ID, weight.unitId())
                .set(WEIGHT.POINTS, weight.points()).execute();
    }

    void deleteWeight(long version, Weight weight) {
        sql.deleteFrom(WEIGHT).where(WEIGHT.VERSION_ID.eq(version)).and(WEIGHT.CODE.eq(weight.code())).and(WEIGHT.GROUP_ID.isNotDistinctFrom(weight.groupId()))
                .and(WEIGHT.UNIT_ID.isNotDistinctFrom(weight.unitId())).execute();
    }

    /** Raises the optimistic version; false when somebody else was first. */
    boolean touch(long version, int expected) {
        return sql.update(SYSTEM_VERSION).set(SYSTEM_VERSION.VERSION, expected + 1).where(SYSTEM_VERSION.ID.eq(version)).and(SYSTEM_VERSION.VERSION.eq(expected)).execute() == 1;
    }

    void rescale(long version, GradeScale scale) {
        sql.update(SYSTEM_VERSION).set(SYSTEM_VERSION.EXCELLENT_FROM, scale.excellentFrom()).set(SYSTEM_VERSION.GOOD_FROM, scale.goodFrom())
                .set(SYSTEM_VERSION.PASS_FROM, scale.passFrom()).where(SYSTEM_VERSION.ID.eq(version)).execute();
    }

    void issue(long system, long version, String by, LocalDate on) {
        sql.update(SYSTEM_VERSION).set(SYSTEM_VERSION.STATE, SystemState.REPLACED.name()).where(SYSTEM_VERSION.SYSTEM_ID.eq(system))
                .and(SYSTEM_VERSION.STATE.eq(SystemState.IN_FORCE.name())).execute();
        sql.update(SYSTEM_VERSION).set(SYSTEM_VERSION.STATE, SystemState.IN_FORCE.name()).set(SYSTEM_VERSION.ISSUED_BY, by).set(SYSTEM_VERSION.ISSUED_ON, on)
                .where(SYSTEM_VERSION.ID.eq(version)).execute();
    }

    void discard(long version) {
        sql.deleteFrom(INDICATOR).where(INDICATOR.VERSION_ID.eq(version)).execute();
        sql.deleteFrom(SYSTEM_VERSION).where(SYSTEM_VERSION.ID.eq(version)).and(SYSTEM_VERSION.STATE.eq(SystemState.DRAFT.name())).execute();
    }

    Optional<IndicatorSystem> version(long id) {
        return sql.select().from(SYSTEM_VERSION).join(SYSTEM).on(SYSTEM.ID.eq(SYSTEM_VERSION.SYSTEM_ID)).where(SYSTEM_VERSION.ID.eq(id)).fetchOptional(this::system);
    }

    List<Edition> editions(org.jooq.Condition condition) {
        return sql.select().from(SYSTEM_VERSION).join(SYSTEM).on(SYSTEM.ID.eq(SYSTEM_VERSION.SYSTEM_ID)).where(condition)
                .orderBy(SYSTEM.ORGANISER_ID, SYSTEM.ID.desc(), SYSTEM_VERSION.NUMBER.desc()).fetch(SystemRows::edition);
    }

    private IndicatorSystem system(Record row) {
        long version = row.get(SYSTEM_VERSION.ID);
        return new IndicatorSystem(version, row.get(SYSTEM.ID), row.get(SYSTEM_VERSION.NUMBER), row.get(SYSTEM.ORGANISER_ID), row.get(SYSTEM.TITLE), row.get(SYSTEM.TITLE_EN),
                SystemState.valueOf(row.get(SYSTEM_VERSION.STATE)), row.get(SYSTEM_VERSION.REASON),
                new GradeScale(row.get(SYSTEM_VERSION.EXCELLENT_FROM), row.get(SYSTEM_VERSION.GOOD_FROM), row.get(SYSTEM_VERSION.PASS_FROM)),
                ordered(sql.selectFrom(INDICATOR).where(INDICATOR.VERSION_ID.eq(version)).orderBy(INDICATOR.PLACE, INDICATOR.ID).fetch(SystemRows::indicator)),
                sql.selectFrom(WEIGHT).where(WEIGHT.VERSION_ID.eq(version)).orderBy(WEIGHT.ID)
                        .fetch(each -> new Weight(each.get(WEIGHT.CODE), each.get(WEIGHT.GROUP_ID), each.get(WEIGHT.UNIT_ID), each.get(WEIGHT.POINTS))), row.get(SYSTEM_VERSION.VERSION));
    }

    /** In the order of the tree. */
    private static List<Indicator> ordered(List<Indicator> all) {
        List<Indicator> ordered = new ArrayList<>();
        below(null, all, ordered);
        return ordered;
    }

    private static void below(@Nullable String parent, List<Indicator> all, List<Indicator> ordered) {
        for (Indicator each : all) {
            if (java.util.Objects.equals(each.parent(), parent)) {
                ordered.add(each);
                below(each.code(), all, ordered);
            }
        }
    }

    private static Edition edition(Record row) {
        return new Edition(row.get(SYSTEM.ID), row.get(SYSTEM_VERSION.ID), row.get(SYSTEM_VERSION.NUMBER), row.get(SYSTEM.ORGANISER_ID), row.get(SYSTEM.TITLE), row.get(SYSTEM.TITLE_EN),
                row.get(SYSTEM.TEMPLATE), SystemState.valueOf(row.get(SYSTEM_VERSION.STATE)), row.get(SYSTEM_VERSION.REASON), row.get(SYSTEM_VERSION.MADE_BY), row.get(SYSTEM_VERSION.MADE_ON),
                row.get(SYSTEM_VERSION.ISSUED_BY), row.get(SYSTEM_VERSION.ISSUED_ON), row.get(SYSTEM_VERSION.VERSION));
    }

    private static Indicator indicator(Record row) {
        return new Indicator(row.get(INDICATOR.CODE), row.get(INDICATOR.PARENT), row.get(INDICATOR.TITLE), row.get(INDICATOR.TITLE_EN), row.get(INDICATOR.POINTS),
                row.get(INDICATOR.SOURCE) == null ? null : IndicatorSource.valueOf(row.get(INDICATOR.SOURCE)), row.get(INDICATOR.RULE) == null ? null : RuleJson.rule(row.get(INDICATOR.RULE)),
                row.get(INDICATOR.SUBJECT), row.get(INDICATOR.EVIDENCE), row.get(INDICATOR.APPLIES));
    }
}
