package cdo.office.talent;

import static cdo.office.talent.tables.AvoidanceTable.AVOIDANCE;
import static cdo.office.talent.tables.ExpertTable.EXPERT;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads and writes experts; the only place that knows their columns. */
@Component
class ExpertRows {

    private final DSLContext sql;

    ExpertRows(DSLContext sql) {
        this.sql = sql;
    }

    Expert get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Expert.KIND, id)));
    }

    Optional<Expert> find(long id) {
        return find(EXPERT.ID.eq(id)).stream().findFirst();
    }

    List<Expert> find(Condition which) {
        return sql.select().from(EXPERT).join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(EXPERT.PERSON_ID)).where(which).orderBy(EXPERT.ID).fetch(ExpertRows::read);
    }

    void change(Expert found, int version, Map<Field<?>, ?> columns) {
        int changed = sql.update(EXPERT).set(EXPERT.VERSION, version + 1).set(columns).where(EXPERT.ID.eq(found.id())).and(EXPERT.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    static Map<Field<?>, Object> columns(Expert.Text text) {
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(EXPERT.EMPLOYER, text.employer());
        columns.put(EXPERT.RANK, text.rank());
        columns.put(EXPERT.FIELDS, text.sorted().stream().map(Enum::name).toArray(String[]::new));
        columns.put(EXPERT.STRENGTHS, text.strengths());
        columns.put(EXPERT.REASON, text.reason());
        return columns;
    }

    List<Expert.Avoidance> avoidances(long expertId) {
        return sql.select().from(AVOIDANCE).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(AVOIDANCE.UNIT_ID)).where(AVOIDANCE.EXPERT_ID.eq(expertId))
                .and(AVOIDANCE.ENDED_ON.isNull()).orderBy(AVOIDANCE.ID)
                .fetch(row -> new Expert.Avoidance(row.get(AVOIDANCE.ID), row.get(AVOIDANCE.UNIT_ID), row.get(PUBLISHED_UNIT_LAST.NAME), row.get(AVOIDANCE.REASON)));
    }

    static Expert read(Record row) {
        var text = new Expert.Text(row.get(EXPERT.EMPLOYER), row.get(EXPERT.RANK),
                Arrays.stream(row.get(EXPERT.FIELDS)).map(ProfessionalField::valueOf).collect(Collectors.toSet()), row.get(EXPERT.STRENGTHS), row.get(EXPERT.REASON));
        return new Expert(row.get(EXPERT.ID), row.get(EXPERT.PERSON_ID), row.get(PUBLISHED_PERSON.NAME), row.get(EXPERT.REGION_ID), row.get(EXPERT.UNIT_ID), text,
                ExpertStage.valueOf(row.get(EXPERT.STAGE)), row.get(EXPERT.NOMINATED_ON), row.get(EXPERT.VALID_FROM), row.get(EXPERT.VALID_TO),
                row.get(EXPERT.LEFT_BECAUSE), row.get(EXPERT.VERSION));
    }
}
