package cdo.data.survey;

import static cdo.data.survey.views.PublishedSurvey.PUBLISHED_SURVEY;
import static cdo.data.survey.views.PublishedSystem.PUBLISHED_SYSTEM;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** 系统普查率: registered systems with a finished survey ÷ registered systems. */
@Component
class SystemsSurveyed implements Measure {

    private final DSLContext sql;

    SystemsSurveyed(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "survey.systems-surveyed";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var survey = PUBLISHED_SURVEY;
        var system = PUBLISHED_SYSTEM;
        var last = DSL.field(DSL.select(DSL.max(survey.TAKEN_ON)).from(survey).where(survey.SYSTEM_ID.eq(system.ID)).and(survey.USABLE).and(survey.TAKEN_ON.le(day)));
        return sql.select(system.ID, system.UNIT_ID, last).from(system).where(system.STAGE.eq(SystemStage.REGISTERED.name())).and(system.REGISTERED_ON.le(day)).orderBy(system.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(InformationSystem.KIND, row.value1()), row.value3() != null, row.value3(), row.value3() == null ? "unsurveyed" : "surveyed"));
    }
}
