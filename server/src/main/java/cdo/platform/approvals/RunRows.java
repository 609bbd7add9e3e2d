package cdo.platform.approvals;

import static cdo.platform.approvals.tables.PassageTable.PASSAGE;
import static cdo.platform.approvals.tables.RouteTable.ROUTE;
import static cdo.platform.approvals.tables.RunTable.RUN;
import static cdo.platform.approvals.tables.SignatureTable.SIGNATURE;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.MessageJson;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the tables of routes and runs. */
@Component
class RunRows {

    private final DSLContext sql;
    private final JsonMapper json;

    RunRows(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Run get(long id) {
        return find(RUN.ID.eq(id)).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of("run", id)));
    }

    Run lock(long id) {
        sql.select(RUN.ID).from(RUN).where(RUN.ID.eq(id)).forUpdate().fetch();
        return get(id);
    }

    List<Run> find(Condition condition) {
        var rows = sql.selectFrom(RUN).where(condition).orderBy(RUN.ENTERED_ON, RUN.ID).fetch();
        Map<Long, Route> routes = sql.selectFrom(ROUTE).where(ROUTE.ID.in(rows.map(row -> row.get(RUN.ROUTE_ID)))).fetch(this::route).stream()
                .collect(Collectors.toMap(Route::id, Function.identity()));
        Map<Long, List<Run.Signature>> signatures = sql.selectFrom(SIGNATURE).where(SIGNATURE.RUN_ID.in(rows.map(row -> row.get(RUN.ID)))).orderBy(SIGNATURE.ID)
                .fetchGroups(row -> row.get(SIGNATURE.RUN_ID), RunRows::signature);
        Map<Long, List<Run.Passage>> passages = sql.selectFrom(PASSAGE).where(PASSAGE.RUN_ID.in(rows.map(row -> row.get(RUN.ID)))).orderBy(PASSAGE.ID)
                .fetchGroups(row -> row.get(PASSAGE.RUN_ID), row -> new Run.Passage(row.get(PASSAGE.STEP), MessageJson.read(row.get(PASSAGE.TEXT)), row.get(PASSAGE.DAY), row.get(PASSAGE.AT)));
        return rows.map(row -> run(row, routes, signatures, passages));
    }

    /** Notes that the step which waits went over to another unit, or lapsed. */
    void passed(Run run, Message text, LocalDate day, Instant at) {
        sql.insertInto(PASSAGE).set(PASSAGE.RUN_ID, run.id()).set(PASSAGE.STEP, run.step()).set(PASSAGE.TEXT, MessageJson.write(text)).set(PASSAGE.DAY, day).set(PASSAGE.AT, at).execute();
    }

    /** The unit's own newest edition, else everybody's. */
    Route route(String key, long unitId) {
        return sql.selectFrom(ROUTE).where(ROUTE.KEY.eq(key)).and(ROUTE.UNIT_ID.eq(unitId).or(ROUTE.UNIT_ID.isNull()))
                .orderBy(ROUTE.UNIT_ID.desc().nullsLast(), ROUTE.EDITION.desc()).limit(1).fetchOptional(this::route)
                .orElseThrow(() -> new IllegalStateException("no route " + key));
    }

    Optional<Route> route(long id) {
        return sql.selectFrom(ROUTE).where(ROUTE.ID.eq(id)).fetchOptional(this::route);
    }

    List<Route> newest(long unitId) {
        return sql.selectDistinct(ROUTE.KEY).from(ROUTE).orderBy(ROUTE.KEY).fetch(row -> route(row.value1(), unitId));
    }

    boolean shipped(String key) {
        return sql.fetchExists(ROUTE, ROUTE.KEY.eq(key).and(ROUTE.UNIT_ID.isNull()));
    }

    long insert(Route route) {
        return sql.insertInto(ROUTE).set(ROUTE.KEY, route.key()).set(ROUTE.UNIT_ID, route.unitId()).set(ROUTE.EDITION, route.edition())
                .set(ROUTE.TITLE_ZH, route.titleZh()).set(ROUTE.TITLE_EN, route.titleEn()).set(ROUTE.STEPS, JSONB.valueOf(json.writeValueAsString(route.steps())))
                .returningResult(ROUTE.ID).fetchSingle().value1();
    }

    private Route route(Record row) {
        return new Route(row.get(ROUTE.ID), row.get(ROUTE.KEY), row.get(ROUTE.UNIT_ID), row.get(ROUTE.EDITION), row.get(ROUTE.TITLE_ZH), row.get(ROUTE.TITLE_EN),
                json.readValue(row.get(ROUTE.STEPS).data(), new TypeReference<List<Route.Step>>() { }));
    }

    private static Run run(Record row, Map<Long, Route> routes, Map<Long, List<Run.Signature>> signatures, Map<Long, List<Run.Passage>> passages) {
        return new Run(row.get(RUN.ID), routes.get(row.get(RUN.ROUTE_ID)), SubjectRef.of(row.get(RUN.SUBJECT_KIND), row.get(RUN.SUBJECT_ID)), row.get(RUN.UNIT_ID),
                MessageJson.read(row.get(RUN.TITLE)), row.get(RUN.STARTED_BY), row.get(RUN.STARTED_ON),
                Run.State.valueOf(row.get(RUN.STATE)), row.get(RUN.STEP), row.get(RUN.STEP_UNIT_ID), row.get(RUN.ENTERED_ON), row.get(RUN.VERSION),
                signatures.getOrDefault(row.get(RUN.ID), List.of()), passages.getOrDefault(row.get(RUN.ID), List.of()));
    }

    private static Run.Signature signature(Record row) {
        return new Run.Signature(row.get(SIGNATURE.STEP), row.get(SIGNATURE.DECISION), row.get(SIGNATURE.PERSON_ID), row.get(SIGNATURE.PERSON_NAME),
                row.get(SIGNATURE.FOR_PERSON_ID), row.get(SIGNATURE.FOR_NAME),
                row.get(SIGNATURE.PAPER), row.get(SIGNATURE.RECORDED_BY), row.get(SIGNATURE.ATTACHMENT_ID), row.get(SIGNATURE.REMARK), row.get(SIGNATURE.DAY), row.get(SIGNATURE.AT));
    }
}
