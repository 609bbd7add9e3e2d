package cdo.office.appointments;

import static cdo.office.appointments.views.PublishedVacancy.PUBLISHED_VACANCY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Period;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 岗位空缺天数: calendar days of this year on which an officer post that once had a holder had none. */
@Component
class DaysVacant implements Measure {

    private final DSLContext sql;

    DaysVacant(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "appointments.days-vacant";
    }

    @Override
    public Kind kind() {
        return Kind.DAYS;
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
    public boolean moreIsBetter() {
        return false;
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
        var vacancy = PUBLISHED_VACANCY;
        record Gap(long post, long unit, LocalDate since, long days) { }
        return sql.select(vacancy.POST_ID, vacancy.UNIT_ID, vacancy.SINCE, vacancy.FILLED_ON).from(vacancy).where(vacancy.SINCE.le(day))
                .and(vacancy.FILLED_ON.isNull().or(vacancy.FILLED_ON.gt(first))).orderBy(vacancy.POST_ID, vacancy.SINCE).fetch(row -> {
                    LocalDate from = row.value3().isBefore(first) ? first : row.value3();
                    LocalDate to = row.value4() == null || row.value4().isAfter(day) ? day.plusDays(1) : row.value4();
                    return new Gap(row.value1(), row.value2(), row.value3(), Math.max(0, ChronoUnit.DAYS.between(from, to)));
                }).stream().collect(java.util.stream.Collectors.groupingBy(Gap::post, java.util.LinkedHashMap::new, java.util.stream.Collectors.toList())).values().stream()
                .map(gaps -> Row.of(gaps.getFirst().unit(), SubjectRef.of("post", gaps.getFirst().post()), gaps.stream().mapToLong(Gap::days).sum(), 1, gaps.getLast().since(), "vacant"))
                .toList();
    }
}
