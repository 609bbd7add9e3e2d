package cdo.office.talent;

import static cdo.office.talent.views.PublishedExpert.PUBLISHED_EXPERT;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 在库专家数: experts whom the unit put forward and who are in the pool on the day. */
@Component
class ExpertsInPool implements Measure {

    private final DSLContext sql;

    ExpertsInPool(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.experts-in-pool";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var expert = PUBLISHED_EXPERT;
        return sql.select(expert.ID, expert.UNIT_ID, expert.VALID_FROM).from(expert).where(expert.STATE.in(ExpertStage.ADMITTED.name(), ExpertStage.LEFT.name()))
                .and(expert.VALID_FROM.le(day)).and(expert.VALID_TO.ge(day)).orderBy(expert.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Expert.KIND, row.value1()), 1, 1, row.value3(), "admitted"));
    }
}
