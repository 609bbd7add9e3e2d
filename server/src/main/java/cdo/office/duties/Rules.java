package cdo.office.duties;

import static cdo.office.duties.tables.RuleTable.RULE;

import cdo.platform.audit.Audit;
import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.Receipt;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.CityBureau;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules as dated data. A change is a new edition from a day on; running duties keep the edition they were opened under. */
@Component
public class Rules {

    private final DSLContext sql;
    private final Audit audit;
    private final Clocks clocks;
    private final CityBureau city;
    private final ObjectProvider<ShippedRules> shipped;

    Rules(DSLContext sql, Audit audit, Clocks clocks, CityBureau city, ObjectProvider<ShippedRules> shipped) {
        this.sql = sql;
        this.audit = audit;
        this.clocks = clocks;
        this.city = city;
        this.shipped = shipped;
    }

    /** Writes the shipped rules down that are not there yet; never over what an office has edited. */
    @EventListener(ContextRefreshedEvent.class)
    @Transactional
    public void ship() {
        shipped.stream().flatMap(each -> each.rules().stream()).filter(rule -> !sql.fetchExists(RULE, RULE.KEY.eq(rule.key()))).forEach(rule -> insert(rule, 1));
    }

    /** The edition in force on a day; the earliest one for days before the rule existed (a demonstration's past). */
    public Rule inForce(String key, LocalDate on) {
        return one(RULE.KEY.eq(key).and(RULE.VALID_FROM.le(on)).and(RULE.VALID_TO.isNull().or(RULE.VALID_TO.ge(on))))
                .or(() -> one(RULE.KEY.eq(key)))
                .orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.Message.of("duties.rule.unknown", key)));
    }

    public Rule get(long id) {
        return one(RULE.ID.eq(id)).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("rule", id)));
    }

    /** Many editions by their number. */
    Map<Long, Rule> get(Collection<Long> ids) {
        return sql.selectFrom(RULE).where(RULE.ID.in(ids)).fetchMap(row -> row.get(RULE.ID), Rules::rule);
    }

    /** The newest edition of every rule, by key. */
    public List<Rule> newest() {
        return sql.selectFrom(RULE).where(RULE.EDITION.eq(org.jooq.impl.DSL.select(org.jooq.impl.DSL.max(RULE.as("other").EDITION)).from(RULE.as("other"))
                .where(RULE.as("other").KEY.eq(RULE.KEY)))).orderBy(RULE.KEY).fetch(Rules::rule);
    }

    /** All editions of a rule, newest first. */
    public List<Rule> editions(String key) {
        return sql.selectFrom(RULE).where(RULE.KEY.eq(key)).orderBy(RULE.EDITION.desc()).fetch(Rules::rule);
    }

    /** Puts a new edition in force from its day on; the edition before ends the day before. */
    @Transactional
    public Rule amend(Who who, Rule changed) {
        mustAmend(who, changed.key());
        // Two amendments at once would both end the same edition: the second waits and then reads what the first has written.
        sql.selectOne().from(RULE).where(RULE.KEY.eq(changed.key())).forUpdate().execute();
        Rule current = editions(changed.key()).getFirst();
        check(changed, current);
        sql.update(RULE).set(RULE.VALID_TO, changed.validFrom().minusDays(1)).where(RULE.ID.eq(current.id())).execute();
        long id = insert(changed, current.edition() + 1);
        audit.did(who, "duties.rule-amended", SubjectRef.of("rule", id), "key", changed.key(), "edition", current.edition() + 1, "from", changed.validFrom());
        return get(id);
    }

    /** The edition in force today, for somebody who may amend it; others are refused before they fill in a form. */
    public Rule amendable(Who who, String key) {
        mustAmend(who, key);
        return inForce(key, clocks.today());
    }

    private void mustAmend(Who who, String key) {
        Rule newest = editions(key).stream().findFirst().orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.Message.of("duties.rule.unknown", key)));
        if (newest.organiserUnitId() == null) {
            city.must(who, DutyRights.EDIT_RULES, "duties.rule.cityOnly");
        } else {
            who.must(DutyRights.EDIT_RULES, newest.organiserUnitId());
        }
    }

    /** May this person amend the rule: an organiser's own by its bureau, one that binds all by the city's. */
    public boolean editable(Who who, Rule rule) {
        return rule.organiserUnitId() == null ? city.keeps(who, DutyRights.EDIT_RULES) : who.may(DutyRights.EDIT_RULES, rule.organiserUnitId());
    }

    private void check(Rule changed, Rule current) {
        if (!changed.validFrom().isAfter(current.validFrom())) {
            throw new Problem.Invalid("validFrom", "duties.rule.tooEarly", current.validFrom());
        }
        if (changed.validFrom().isBefore(clocks.today())) {
            throw new Problem.Invalid("validFrom", "duties.rule.past", clocks.today());
        }
        if (changed.limit() instanceof Rule.Limit.Days days && (days.days() < 1 || days.days() > 3_650)) {
            throw new Problem.Invalid("days", "duties.rule.days");
        }
        if (changed.basis().zh().isBlank()) {
            throw new Problem.Invalid("basisZh", "duties.rule.basis");
        }
    }

    long insert(Rule rule, int edition) {
        var days = rule.limit() instanceof Rule.Limit.Days limit ? limit : null;
        var fixed = rule.limit() instanceof Rule.Limit.Fixed limit ? limit : null;
        MonthDay window = rule.windowStart();
        return sql.insertInto(RULE)
                .set(RULE.KEY, rule.key()).set(RULE.EDITION, edition).set(RULE.TITLE_ZH, rule.title().zh()).set(RULE.TITLE_EN, rule.title().en())
                .set(RULE.ORGANISER_UNIT_ID, rule.organiserUnitId())
                .set(RULE.DAYS, days == null ? null : days.days()).set(RULE.DAY_UNIT, days == null ? null : days.unit().name())
                .set(RULE.RECEIPT, days == null ? Receipt.AS_IS.name() : days.receipt().name())
                .set(RULE.FIXED_MONTH, fixed == null ? null : fixed.day().getMonthValue()).set(RULE.FIXED_DAY, fixed == null ? null : fixed.day().getDayOfMonth())
                .set(RULE.FIXED_ROLLS, fixed != null && fixed.rolls())
                .set(RULE.WINDOW_MONTH, window == null ? null : window.getMonthValue()).set(RULE.WINDOW_DAY, window == null ? null : window.getDayOfMonth())
                .set(RULE.EXTENSION_DAYS, rule.extensionDays()).set(RULE.SUSPENSION_DAYS, rule.suspensionDays()).set(RULE.GRACE_DAYS, rule.graceDays())
                .set(RULE.REMIND_BEFORE, rule.ladder().remindBefore()).set(RULE.CHASE_AFTER, rule.ladder().chaseAfter())
                .set(RULE.SUPERVISE_AFTER, rule.ladder().superviseAfter()).set(RULE.CIRCULATE_AFTER, rule.ladder().circulateAfter())
                .set(RULE.BASIS_ZH, rule.basis().zh()).set(RULE.BASIS_EN, rule.basis().en())
                .set(RULE.SOURCE, rule.source().name()).set(RULE.VERIFIED, rule.verified())
                .set(RULE.VALID_FROM, rule.validFrom()).set(RULE.VALID_TO, rule.validTo())
                .returningResult(RULE.ID).fetchSingle().value1();
    }

    private Optional<Rule> one(Condition condition) {
        return sql.selectFrom(RULE).where(condition).orderBy(RULE.EDITION).limit(1).fetchOptional(Rules::rule);
    }

    private static Rule rule(Record row) {
        return new Rule(row.get(RULE.ID), row.get(RULE.KEY), row.get(RULE.EDITION), new Rule.Text(row.get(RULE.TITLE_ZH), row.get(RULE.TITLE_EN)),
                row.get(RULE.ORGANISER_UNIT_ID), limit(row), monthDay(row.get(RULE.WINDOW_MONTH), row.get(RULE.WINDOW_DAY)),
                row.get(RULE.EXTENSION_DAYS), row.get(RULE.SUSPENSION_DAYS), row.get(RULE.GRACE_DAYS),
                new Rule.Ladder(row.get(RULE.REMIND_BEFORE), row.get(RULE.CHASE_AFTER), row.get(RULE.SUPERVISE_AFTER), row.get(RULE.CIRCULATE_AFTER)),
                new Rule.Text(row.get(RULE.BASIS_ZH), row.get(RULE.BASIS_EN)), RuleSource.valueOf(row.get(RULE.SOURCE)), row.get(RULE.VERIFIED),
                row.get(RULE.VALID_FROM), row.get(RULE.VALID_TO));
    }

    private static Rule.Limit limit(Record row) {
        if (row.get(RULE.DAYS) != null) {
            return new Rule.Limit.Days(row.get(RULE.DAYS), DayUnit.valueOf(row.get(RULE.DAY_UNIT)), Receipt.valueOf(row.get(RULE.RECEIPT)));
        }
        MonthDay day = monthDay(row.get(RULE.FIXED_MONTH), row.get(RULE.FIXED_DAY));
        return day == null ? new Rule.Limit.Stated() : new Rule.Limit.Fixed(day, row.get(RULE.FIXED_ROLLS));
    }

    private static @Nullable MonthDay monthDay(@Nullable Integer month, @Nullable Integer day) {
        return month == null || day == null ? null : MonthDay.of(month, day);
    }
}
