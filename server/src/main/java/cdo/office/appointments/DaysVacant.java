package cdo.office.appointments;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Period;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 岗位空缺天数: calendar days of this year on which an officer post that once had a holder had none, as {@link Gaps} knows them. */
@Component
class DaysVacant implements Measure {

    private final Gaps gaps;

    DaysVacant(Gaps gaps) {
        this.gaps = gaps;
    }

    @Override
    public String key() {
        return "appointments.days-vacant";
    }

    /** 2: every vacant day counts, not only those of vacancies that raised the alarm. */
    @Override
    public int formulaVersion() {
        return 2;
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
        return gaps.within(first, day).stream().collect(Collectors.groupingBy(Gaps.Gap::postId, LinkedHashMap::new, Collectors.toList())).values().stream()
                .map(each -> Row.of(each.getFirst().unitId(), SubjectRef.of("post", each.getFirst().postId()), each.stream().mapToLong(gap -> gap.days(first, day)).sum(), 1,
                        each.getLast().since(), "vacant"))
                .toList();
    }
}
