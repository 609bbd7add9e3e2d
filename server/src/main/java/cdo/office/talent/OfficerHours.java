package cdo.office.talent;

import static cdo.office.talent.views.PublishedLearning.PUBLISHED_LEARNING;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.organization.PostKind;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jooq.impl.DSL;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Period;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 首席数据官人均学时: hours that this year’s trainings gave those who hold an officer’s post on the day. */
@Component
class OfficerHours implements Measure {

    private final DSLContext sql;

    OfficerHours(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.officer-hours";
    }

    @Override
    public Kind kind() {
        return Kind.MEAN;
    }

    @Override
    public Set<UnitKind> unitKinds() {
        return WITH_OFFICER;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return rows(day.withDayOfYear(1), day);
    }

    @Override
    public List<Row> within(Period period, List<Row> yearToDate) {
        return rows(period.from(), period.to());
    }

    private List<Row> rows(LocalDate first, LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        var learning = PUBLISHED_LEARNING;
        var hours = DSL.field(DSL.select(DSL.coalesce(DSL.sum(learning.HOURS), BigDecimal.ZERO)).from(learning).where(learning.PERSON_ID.eq(tenure.PERSON_ID))
                .and(learning.ATTENDED_ON.between(first, day)));
        return sql.selectDistinct(tenure.UNIT_ID, tenure.PERSON_ID, hours).from(tenure)
                .where(tenure.KIND.in(Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList())).and(tenure.VALID_FROM.le(day))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day))).orderBy(tenure.UNIT_ID, tenure.PERSON_ID)
                .fetch(row -> new Row(row.value1(), SubjectRef.of("person", row.value2()), row.value3(), BigDecimal.ONE, null, row.value3().signum() == 0 ? "none" : "learned"));
    }
}
