package cdo.office.talent;

import static cdo.office.talent.tables.ContractTable.CONTRACT;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.noCondition;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 聘任制公务员 and 购买专业服务: contracts with their ends, which become duties before they come. The only writer of its table. */
@Component
@Transactional
public class Contracts {

    /** So many calendar days before its end, a contract must be decided on. */
    static final int NOTICE = 60;
    /** No contract that is still of interest is older; an earlier date is a slip. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final DSLContext sql;
    private final Steps steps;
    private final Duties duties;
    private final Units units;
    private final Reach reach;
    private final Audit audit;
    private final Clocks clocks;

    Contracts(DSLContext sql, Steps steps, Duties duties, Units units, Reach reach, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.steps = steps;
        this.duties = duties;
        this.units = units;
        this.reach = reach;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A contract as lists show it; {@code days} calendar days left, negative when its end has passed undecided. */
    public record Line(Contract contract, String unitName, long days) {
    }

    /** Registers a contract of the own unit. */
    public long register(Who who, Contract.Text text) {
        who.must(TalentRights.CONTRACTS, who.unitId());
        LocalDate today = clocks.today();
        if (text.term().ends().isBefore(today)) {
            throw new Problem.Invalid("ends", "talent.contract.alreadyOver", today);
        }
        long id = enter(who.unitId(), text, null);
        SubjectRef ref = SubjectRef.of(Contract.KIND, id);
        steps.add(ref, "registered", who.name(), "");
        audit.did(who, "talent.contract-registered", ref, "kind", text.kind(), "ends", text.term().ends());
        warn(get(id), clocks.today());
        return id;
    }

    /** Corrects what was typed. */
    public void correct(Who who, long id, int version, Contract.Text text) {
        Contract found = mine(who, id);
        running(found);
        checked(found.unitId(), text.term(), id);
        change(found, version, columns(text));
        steps.add(found.ref(), "revised", who.name(), "");
        audit.did(who, "talent.contract-corrected", found.ref(), "ends", text.term().ends());
        if (!text.term().ends().equals(found.text().term().ends())) {
            duties.cancelAll(found.ref(), Message.of("talent.why.redated", text.term().ends()));
            warn(get(id), clocks.today());
        }
    }

    /** Follows on with the same partner and work; the old one ends the day before at the latest. */
    public long renew(Who who, long id, int version, Contract.Term term, String outcome) {
        Contract found = mine(who, id);
        checked(found.unitId(), term, id);
        if (!term.starts().isAfter(found.text().term().starts()) || !term.ends().isAfter(found.text().term().ends())) {
            throw new Problem.Invalid("ends", "talent.contract.renewLater", found.text().term().ends());
        }
        LocalDate last = term.starts().minusDays(1);
        finish(found, version, ContractStage.RENEWED, last.isBefore(found.text().term().ends()) ? last : found.text().term().ends(), outcome);
        var text = found.text();
        long next = enter(found.unitId(), new Contract.Text(text.kind(), text.title(), text.counterpart(), text.work(), term), id);
        steps.add(found.ref(), "renewed", who.name(), outcome);
        steps.add(SubjectRef.of(Contract.KIND, next), "registered", who.name(), "");
        audit.did(who, "talent.contract-renewed", found.ref(), "by", next);
        warn(get(next), clocks.today());
        return next;
    }

    /** Ends with its term, or before. */
    public void end(Who who, long id, int version, LocalDate on, String outcome) {
        Contract found = mine(who, id);
        if (on.isBefore(found.text().term().starts()) || on.isAfter(found.text().term().ends())) {
            throw new Problem.Invalid("on", "talent.contract.endDay", found.text().term().starts(), found.text().term().ends());
        }
        if (outcome.isBlank()) {
            throw new Problem.Invalid("outcome", "talent.reason.missing");
        }
        boolean early = on.isBefore(found.text().term().ends());
        finish(found, version, early ? ContractStage.TERMINATED : ContractStage.ENDED, on, outcome);
        steps.add(found.ref(), early ? "terminated" : "ended", who.name(), outcome);
        audit.did(who, early ? "talent.contract-terminated" : "talent.contract-ended", found.ref(), "on", on, "outcome", outcome);
    }

    /** Contracts that end soon become their unit's duty; called by the day-job. */
    void endsComing(LocalDate day) {
        sql.selectFrom(CONTRACT).where(CONTRACT.STAGE.eq(ContractStage.IN_FORCE.name())).and(CONTRACT.ENDS.le(day.plusDays(NOTICE))).orderBy(CONTRACT.ID)
                .fetch(Contracts::read).forEach(contract -> warn(contract, day));
    }

    private void warn(Contract contract, LocalDate day) {
        LocalDate ends = contract.text().term().ends();
        if (contract.stage() == ContractStage.IN_FORCE && !ends.isAfter(day.plusDays(NOTICE))) {
            duties.open(new NewDuty(TalentRules.CONTRACT, null, contract.unitId(), units.bureauOf(contract.unitId(), day).id(), null, contract.ref(), ends.toString(),
                    Message.of("talent.duty.contract", contract.text().title(), contract.text().counterpart()), day, ends, contract.href()));
        }
    }

    private void finish(Contract found, int version, ContractStage next, LocalDate on, String outcome) {
        change(found, version, Map.of(CONTRACT.STAGE, found.moveTo(next).name(), CONTRACT.ENDED_ON, on, CONTRACT.OUTCOME, outcome));
        duties.discharge(TalentRules.CONTRACT, found.ref(), found.text().term().ends().toString(), clocks.today(), Message.of("talent.why.decided", next));
    }

    private long enter(long unitId, Contract.Text text, @Nullable Long renewalOf) {
        checked(unitId, text.term(), renewalOf);
        return sql.insertInto(CONTRACT).set(columns(text)).set(CONTRACT.UNIT_ID, unitId).set(CONTRACT.STAGE, ContractStage.IN_FORCE.name()).set(CONTRACT.RENEWAL_OF, renewalOf)
                .returning(CONTRACT.ID).fetchSingle(CONTRACT.ID);
    }

    /** @param own the contract that may have the number: itself when it is corrected, the old one when it is renewed */
    private void checked(long unitId, Contract.Term term, @Nullable Long own) {
        if (term.signedOn().isBefore(EARLIEST) || term.starts().isBefore(EARLIEST)) {
            throw new Problem.Invalid(term.signedOn().isBefore(EARLIEST) ? "signedOn" : "starts", "talent.contract.early", EARLIEST);
        }
        if (term.signedOn().isAfter(clocks.today())) {
            throw new Problem.Invalid("signedOn", "talent.contract.future", clocks.today());
        }
        if (!term.number().isBlank() && sql.fetchExists(CONTRACT, CONTRACT.UNIT_ID.eq(unitId).and(CONTRACT.NUMBER.equalIgnoreCase(term.number().strip())).and(own == null ? noCondition() : CONTRACT.ID.ne(own)))) {
            throw new Problem.Invalid("number", "talent.contract.numberTaken", term.number());
        }
        if (term.ends().isBefore(term.starts())) {
            throw new Problem.Invalid("ends", "talent.contract.order", term.starts());
        }
        if (term.amount() != null && term.amount().signum() < 0) {
            throw new Problem.Invalid("amount", "form.amount");
        }
    }

    private static void running(Contract found) {
        if (found.stage() != ContractStage.IN_FORCE) {
            throw new Problem.Refused("talent.contract.stage", found.stage(), ContractStage.IN_FORCE);
        }
    }

    @Transactional(readOnly = true)
    public Contract mine(Who who, long id) {
        Contract found = find(id).orElseThrow(() -> missing(id));
        who.must(TalentRights.CONTRACTS, found.unitId());
        return found;
    }

    @Transactional(readOnly = true)
    public Contract get(Who who, long id) {
        return Problem.Hidden.unless(find(id), contract -> visible(who, contract), SubjectRef.of(Contract.KIND, id));
    }

    private Contract get(long id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    boolean visible(Who who, Contract contract) {
        return who.reads(contract.unitId());
    }

    Optional<Contract> find(long id) {
        return sql.selectFrom(CONTRACT).where(CONTRACT.ID.eq(id)).fetchOptional(Contracts::read);
    }

    @Transactional(readOnly = true)
    public List<Step> history(Contract contract) {
        return steps.of(contract.ref());
    }

    /** @param soon only those that end within {@link #NOTICE} days, or have ended undecided */
    @Transactional(readOnly = true)
    public Slice<Line> slice(Who who, String words, @Nullable ContractKind kind, @Nullable ContractStage stage, boolean soon, Slice.Ask ask) {
        who.must(TalentRights.SEE);
        LocalDate today = clocks.today();
        Condition mine = reach.readable(who, CONTRACT.UNIT_ID);
        Condition asked = (words.isBlank() ? noCondition() : CONTRACT.TITLE.containsIgnoreCase(words.strip()).or(CONTRACT.COUNTERPART.containsIgnoreCase(words.strip())))
                .and(kind == null ? noCondition() : CONTRACT.KIND.eq(kind.name())).and(stage == null ? noCondition() : CONTRACT.STAGE.eq(stage.name()))
                .and(soon ? CONTRACT.STAGE.eq(ContractStage.IN_FORCE.name()).and(CONTRACT.ENDS.le(today.plusDays(NOTICE))) : noCondition());
        List<Line> lines = sql.select().from(CONTRACT).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(CONTRACT.UNIT_ID)).where(mine.and(asked))
                .orderBy(CONTRACT.STAGE.ne(ContractStage.IN_FORCE.name()), CONTRACT.ENDS, CONTRACT.ID).limit(ask.size()).offset(ask.offset())
                .fetch(row -> new Line(read(row), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), java.time.temporal.ChronoUnit.DAYS.between(today, row.get(CONTRACT.ENDS))));
        return ask.of(lines, sql.fetchCount(CONTRACT, mine.and(asked)), sql.fetchCount(CONTRACT, mine));
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(Contract.KIND, id));
    }

    private void change(Contract found, int version, Map<Field<?>, ? extends @Nullable Object> columns) {
        int changed = sql.update(CONTRACT).set(columns).set(CONTRACT.VERSION, version + 1).where(CONTRACT.ID.eq(found.id())).and(CONTRACT.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    private static Map<Field<?>, @Nullable Object> columns(Contract.Text text) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(CONTRACT.KIND, text.kind().name());
        columns.put(CONTRACT.TITLE, text.title());
        columns.put(CONTRACT.COUNTERPART, text.counterpart());
        columns.put(CONTRACT.WORK, text.work());
        columns.put(CONTRACT.NUMBER, text.term().number());
        columns.put(CONTRACT.SIGNED_ON, text.term().signedOn());
        columns.put(CONTRACT.STARTS, text.term().starts());
        columns.put(CONTRACT.ENDS, text.term().ends());
        columns.put(CONTRACT.AMOUNT, text.term().amount());
        return columns;
    }

    static Contract read(Record row) {
        var term = new Contract.Term(row.get(CONTRACT.NUMBER), row.get(CONTRACT.SIGNED_ON), row.get(CONTRACT.STARTS), row.get(CONTRACT.ENDS), row.get(CONTRACT.AMOUNT));
        var text = new Contract.Text(ContractKind.valueOf(row.get(CONTRACT.KIND)), row.get(CONTRACT.TITLE), row.get(CONTRACT.COUNTERPART), row.get(CONTRACT.WORK), term);
        return new Contract(row.get(CONTRACT.ID), row.get(CONTRACT.UNIT_ID), text, ContractStage.valueOf(row.get(CONTRACT.STAGE)), row.get(CONTRACT.ENDED_ON), row.get(CONTRACT.OUTCOME),
                row.get(CONTRACT.RENEWAL_OF), row.get(CONTRACT.VERSION));
    }
}
