package cdo.office.program;

import static cdo.office.program.tables.ObligationTable.OBLIGATION;
import static cdo.office.program.tables.OwedTable.OWED;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a phase's obligations into what each unit owes, one duty each; the only writer of {@code owed}. Called within a command. */
@Component
class Owing {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Duties duties;
    private final Posts posts;
    private final Units units;
    private final Clocks clocks;

    Owing(DSLContext sql, ProgramRows rows, Duties duties, Posts posts, Units units, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.duties = duties;
        this.posts = posts;
        this.units = units;
        this.clocks = clocks;
    }

    /** Opens what is missing: each obligation for each unit in scope, or for the organiser. Answers how many were opened. */
    int open(Phase phase, LocalDate on) {
        Program program = rows.program(phase.programId()).orElseThrow();
        List<Long> members = rows.members(phase.id());
        int opened = 0;
        for (Obligation obligation : rows.obligations(phase.id())) {
            if (obligation.due().isBefore(on)) {
                continue; // who comes into scope after the day owes nothing that was due before
            }
            for (long unit : obligation.debtor() == Debtor.UNITS ? members : List.of(program.organiserUnitId())) {
                opened += open(phase, program, obligation, unit, on) ? 1 : 0;
            }
        }
        return opened;
    }

    private boolean open(Phase phase, Program program, Obligation obligation, long unit, LocalDate on) {
        Long id = sql.insertInto(OWED).set(OWED.OBLIGATION_ID, obligation.id()).set(OWED.UNIT_ID, unit).set(OWED.OPENED_ON, on)
                .onConflictDoNothing().returningResult(OWED.ID).fetchOne(OWED.ID);
        if (id == null) {
            return false;
        }
        boolean own = obligation.debtor() == Debtor.ORGANISER;
        Message title = Message.of("program.duty", obligation.title(), obligation.titleEn(), phase.title(), phase.titleEn());
        String href = obligation.form() == ObligationForm.REPORT ? "/programs/phases/" + phase.id() + "/report" : "/programs/obligations/" + id;
        long duty = duties.open(new NewDuty(obligation.ruleKey(), post(obligation, unit), unit, own ? above(unit) : program.organiserUnitId(), null, Set.of(),
                SubjectRef.of(Owed.KIND, id), obligation.key(), title, on, obligation.due(), href));
        sql.update(OWED).set(OWED.DUTY_ID, duty).where(OWED.ID.eq(id)).execute();
        return true;
    }

    /** Enters what was owed in a phase that is history: no duty, so nobody is chased for it. */
    void recall(Phase phase, LocalDate on) {
        for (Obligation obligation : rows.obligations(phase.id())) {
            if (obligation.debtor() == Debtor.UNITS) {
                rows.members(phase.id()).forEach(unit -> sql.insertInto(OWED).set(OWED.OBLIGATION_ID, obligation.id()).set(OWED.UNIT_ID, unit).set(OWED.OPENED_ON, on)
                        .onConflictDoNothing().execute());
            }
        }
    }

    /** Training and summary are the officer's own (plan 三（二）); the list of officers and events of the bureau are owed by the unit as such. */
    private @Nullable Long post(Obligation obligation, long unit) {
        if (obligation.form() != ObligationForm.TRAINING && obligation.form() != ObligationForm.SUMMARY) {
            return null;
        }
        return posts.ofUnit(unit).stream().filter(post -> post.kind().officer()).min(Comparator.comparing(Post::kind)).map(Post::id).orElse(null);
    }

    /** To whom a bureau owes what it organises itself: the government above it. */
    private long above(long unit) {
        Long parent = units.get(unit).parentId();
        return parent == null ? unit : parent;
    }

    Owed get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Owed.KIND, id)));
    }

    Optional<Owed> find(long id) {
        return rows.owed(OWED.ID.eq(id)).stream().findFirst();
    }

    /**
     * What was owed has been done on that day.
     *
     * @return false when the ledger did not count it: done before the window, or the duty has ended otherwise
     */
    boolean meet(Owed owed, LocalDate on, Message why) {
        if (owed.metOn() != null || owed.cancelledOn() != null) {
            return false;
        }
        if (owed.dutyId() != null && !duties.discharge(owed.obligation().ruleKey(), owed.ref(), owed.obligation().key(), on, why)) {
            return false;
        }
        sql.update(OWED).set(OWED.MET_ON, on).where(OWED.ID.eq(owed.id())).execute();
        return true;
    }

    void cancel(Condition which, String reason, Message why) {
        for (Owed owed : rows.owed(which.and(OWED.MET_ON.isNull()).and(OWED.CANCELLED_ON.isNull()))) {
            sql.update(OWED).set(OWED.CANCELLED_ON, clocks.today()).set(OWED.CANCEL_REASON, reason).where(OWED.ID.eq(owed.id())).execute();
            duties.cancel(owed.obligation().ruleKey(), owed.ref(), owed.obligation().key(), why);
        }
    }

    /** The successor of merged units owes what they owed, once; duties move by themselves. */
    void passOn(Set<Long> from, long into) {
        for (Owed owed : rows.owed(OWED.UNIT_ID.in(from).and(OWED.CANCELLED_ON.isNull()))) {
            boolean twin = sql.fetchExists(OWED, OWED.OBLIGATION_ID.eq(owed.obligation().id()).and(OWED.UNIT_ID.eq(into)).and(OWED.CANCELLED_ON.isNull()));
            if (!twin) {
                sql.update(OWED).set(OWED.UNIT_ID, into).where(OWED.ID.eq(owed.id())).execute();
            } else if (owed.metOn() == null) {
                cancel(OWED.ID.eq(owed.id()), "单位合并", Message.of("program.cancel.merged"));
            }
        }
    }

    /** What the unit owes under an open phase for this form, not yet done. */
    List<Owed> running(long unit, ObligationForm form) {
        return rows.owed(OWED.UNIT_ID.eq(unit).and(OBLIGATION.FORM.eq(form.name())).and(OWED.MET_ON.isNull()).and(OWED.CANCELLED_ON.isNull()).and(OWED.DUTY_ID.isNotNull()));
    }
}
