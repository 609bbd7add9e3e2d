package cdo.office.plans;

import static cdo.office.plans.tables.OpinionTable.OPINION;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 征求意见按时答复率: opinions given in time ÷ opinions that were given or fell due this year. */
@Component
class OpinionsInTime implements Measure {

    private final DSLContext sql;

    private record Asked(long plan, long unit, boolean inTime, LocalDate due) {
    }

    OpinionsInTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "plans.opinions-in-time";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        LocalDate first = day.withDayOfYear(1);
        return sql.select(OPINION.PLAN_ID, OPINION.UNIT_ID, OPINION.GIVEN_ON, OPINION.DUE).from(OPINION)
                .where(OPINION.GIVEN_ON.between(first, day).or(OPINION.GIVEN_ON.isNull().or(OPINION.GIVEN_ON.gt(day)).and(OPINION.DUE.between(first, day.minusDays(1))))).orderBy(OPINION.ID)
                .fetch(row -> new Asked(row.value1(), row.value2(), row.value3() != null && !row.value3().isAfter(day) && !row.value3().isAfter(row.value4()), row.value4())).stream()
                .collect(java.util.stream.Collectors.groupingBy(each -> List.of(each.plan(), each.unit()), java.util.LinkedHashMap::new, java.util.stream.Collectors.toList())).values().stream()
                .map(rounds -> Row.of(rounds.getFirst().unit(), SubjectRef.of(Plan.KIND, rounds.getFirst().plan()), rounds.stream().filter(Asked::inTime).count(), rounds.size(),
                        rounds.getLast().due(), rounds.stream().allMatch(Asked::inTime) ? "in_time" : "late")).toList();
    }
}
