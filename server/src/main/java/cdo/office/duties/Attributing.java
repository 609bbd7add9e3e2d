package cdo.office.duties;

import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads who held the post and applies {@link Attribution}. What a unit owes without naming a post counts for its chief data
 * officer. An acting holder holds the post like any other.
 */
@Component
class Attributing {

    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private final DSLContext sql;
    private final DueDates dueDates;

    Attributing(DSLContext sql, DueDates dueDates) {
        this.sql = sql;
        this.dueDates = dueDates;
    }

    /**
     * Who held the posts that some duties are counted by.
     *
     * @param byPost   of duties that name a post
     * @param byUnit   of the others: who held the post of the unit's chief data officer
     * @param officers by unit, everybody who ever held an officer's post there
     */
    record Holders(Map<Long, List<Attribution.Holding>> byPost, Map<Long, List<Attribution.Holding>> byUnit, Map<Long, Set<Long>> officers) {

        List<Attribution.Holding> of(Duty duty) {
            return duty.debtorPostId() == null ? byUnit.getOrDefault(duty.debtorUnitId(), List.of()) : byPost.getOrDefault(duty.debtorPostId(), List.of());
        }

        /** An officer who left and still owes something in person, for example the report: it never counts for the successor. */
        boolean inPerson(Duty duty, LocalDate deciding) {
            Long handler = duty.debtorPostId() == null ? duty.handlerId() : null;
            return handler != null && officers.getOrDefault(duty.debtorUnitId(), Set.of()).contains(handler) && of(duty).stream().noneMatch(each -> each.personId() == handler && each.covers(deciding));
        }
    }

    Attribution of(Duty duty, Rule rule, LocalDate due, @Nullable LocalDate metOn, LocalDate today) {
        return of(duty, rule, due, metOn, today, dueDates.calendar(duty.debtorUnitId()), holders(List.of(duty)));
    }

    /** The same for many duties, whose calendars and holders were read together. */
    Attribution of(Duty duty, Rule rule, LocalDate due, @Nullable LocalDate metOn, LocalDate today, WorkingCalendar calendar, Holders holders) {
        if (duty.inPerson()) {
            return new Attribution(null, null);
        }
        if (holders.inPerson(duty, metOn == null ? due : metOn)) {
            return inPerson(Objects.requireNonNull(duty.handlerId()), due, metOn, today);
        }
        return Attribution.of(holders.of(duty), duty.started(), due, metOn, today, rule.graceDays(),
                (from, days) -> calendar.dueDate(from, days, DayUnit.WORKING).due());
    }

    /** Of those of the duties that a successor took over with time beyond the due date: by duty. */
    Map<Long, Attribution.Grace> graces(Collection<Duty> duties, Function<Long, Rule> rules, LocalDate today) {
        Holders holders = holders(duties);
        Map<Long, WorkingCalendar> calendars = dueDates.calendars(duties.stream().map(Duty::debtorUnitId).collect(Collectors.toSet()));
        var graces = new HashMap<Long, Attribution.Grace>();
        for (Duty duty : duties) {
            LocalDate deciding = duty.metOn() != null ? duty.metOn() : today.isAfter(duty.due()) ? duty.due() : today;
            if (!duty.inPerson() && !holders.inPerson(duty, deciding)) {
                WorkingCalendar calendar = calendars.get(duty.debtorUnitId());
                holders.of(duty).stream().filter(each -> each.covers(deciding)).findFirst()
                        .flatMap(holder -> Attribution.grace(holder, duty.started(), duty.due(), rules.apply(duty.ruleId()).graceDays(), (from, days) -> calendar.dueDate(from, days, DayUnit.WORKING).due()))
                        .ifPresent(grace -> graces.put(duty.id(), grace));
            }
        }
        return graces;
    }

    private static Attribution inPerson(long person, LocalDate due, @Nullable LocalDate metOn, LocalDate today) {
        boolean late = (metOn == null ? today : metOn).isAfter(due);
        return metOn == null && !late ? new Attribution(null, null) : new Attribution(person, !late);
    }

    /** The substantive holder comes before an acting one of the same day. */
    Holders holders(Collection<Duty> duties) {
        Set<Long> posts = duties.stream().map(Duty::debtorPostId).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<Long> units = duties.stream().filter(duty -> duty.debtorPostId() == null).map(Duty::debtorUnitId).collect(Collectors.toSet());
        var tenure = PUBLISHED_TENURE;
        var byPost = new HashMap<Long, List<Attribution.Holding>>();
        var byUnit = new HashMap<Long, List<Attribution.Holding>>();
        var officers = new HashMap<Long, Set<Long>>();
        sql.select(tenure.POST_ID, tenure.UNIT_ID, tenure.KIND, tenure.PERSON_ID, tenure.VALID_FROM, tenure.VALID_TO).from(tenure)
                .where(tenure.POST_ID.in(posts).or(tenure.UNIT_ID.in(units).and(tenure.KIND.in(OFFICERS)))).orderBy(tenure.ACTING, tenure.VALID_FROM.desc()).forEach(row -> {
                    var holding = new Attribution.Holding(row.value4(), row.value5(), row.value6());
                    byPost.computeIfAbsent(row.value1(), _ -> new java.util.ArrayList<>()).add(holding);
                    PostKind kind = PostKind.valueOf(row.value3());
                    if (kind.answersForUnit()) {
                        byUnit.computeIfAbsent(row.value2(), _ -> new java.util.ArrayList<>()).add(holding);
                    }
                    if (kind.officer()) {
                        officers.computeIfAbsent(row.value2(), _ -> new HashSet<>()).add(row.value4());
                    }
                });
        return new Holders(byPost, byUnit, officers);
    }
}
