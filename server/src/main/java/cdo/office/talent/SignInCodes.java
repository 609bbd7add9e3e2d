package cdo.office.talent;

import static cdo.office.talent.tables.SignInCodeTable.SIGN_IN_CODE;
import static cdo.office.talent.tables.WrongCodeTable.WRONG_CODE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Reading;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 签到码: six digits that the organiser shows in the room and that those present type on their phones. A code lives for some
 * minutes of real time and is never given twice, so that it is no use to who hears of it later; wrong ones are counted.
 */
@Component
public class SignInCodes {

    static final Duration LIFE = Duration.ofMinutes(5);
    static final int TRIES = 5;
    static final Duration PAUSE = Duration.ofMinutes(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext sql;
    private final TrainingRows rows;
    private final Attendance attendance;
    private final Audit audit;
    private final Clocks clocks;
    private final TransactionTemplate transaction;

    SignInCodes(DSLContext sql, TrainingRows rows, Attendance attendance, Audit audit, Clocks clocks, TransactionTemplate transaction) {
        this.sql = sql;
        this.rows = rows;
        this.attendance = attendance;
        this.audit = audit;
        this.clocks = clocks;
        this.transaction = transaction;
    }

    /** What is shown in the room. */
    public record Code(String digits, Instant until) {
    }

    /** A fresh code; the one before stops being good. Only on the day, for the organiser. */
    public Code next(Who who, long trainingId) {
        return transaction.execute(any -> {
            Training training = rows.lock(trainingId);
            who.must(TalentRights.TRAIN, training.organiserId());
            if (!training.running() || training.text().heldOn().isAfter(clocks.today())) {
                throw new Problem.Refused("talent.code.notNow", training.text().heldOn());
            }
            Instant now = clocks.real();
            sql.update(SIGN_IN_CODE).set(SIGN_IN_CODE.VALID_UNTIL, now).where(SIGN_IN_CODE.TRAINING_ID.eq(trainingId)).and(SIGN_IN_CODE.VALID_UNTIL.gt(now)).execute();
            String digits = fresh(trainingId, now);
            sql.insertInto(SIGN_IN_CODE).set(SIGN_IN_CODE.TRAINING_ID, trainingId).set(SIGN_IN_CODE.CODE, digits).set(SIGN_IN_CODE.VALID_FROM, now)
                    .set(SIGN_IN_CODE.VALID_UNTIL, now.plus(LIFE)).execute();
            audit.did(who, "talent.code-shown", training.ref());
            return new Code(digits, now.plus(LIFE));
        });
    }

    /** The code that is good now, for the organiser's screen; null when none was made. */
    public @org.jspecify.annotations.Nullable Code current(Who who, long trainingId) {
        who.must(TalentRights.TRAIN, rows.get(trainingId).organiserId());
        return sql.selectFrom(SIGN_IN_CODE).where(SIGN_IN_CODE.TRAINING_ID.eq(trainingId)).and(SIGN_IN_CODE.VALID_UNTIL.gt(clocks.real())).orderBy(SIGN_IN_CODE.ID.desc()).limit(1)
                .fetchOne(row -> new Code(row.getCode(), row.getValidUntil()));
    }

    /** Signs in with a code. The wrong tries stay counted although the refusal undoes everything else. */
    public Training signIn(Who who, String typed) {
        who.unitId();
        Instant now = clocks.real();
        String digits = Reading.plain(typed).replaceAll("\\s", "");
        int wrong = sql.fetchCount(WRONG_CODE, WRONG_CODE.PERSON_ID.eq(who.personId()).and(WRONG_CODE.AT.gt(now.minus(PAUSE))));
        if (wrong >= TRIES) {
            throw new Problem.Refused("talent.code.tooOften", PAUSE.toMinutes());
        }
        Long training = sql.select(SIGN_IN_CODE.TRAINING_ID).from(SIGN_IN_CODE).where(SIGN_IN_CODE.CODE.eq(digits)).and(SIGN_IN_CODE.VALID_FROM.le(now))
                .and(SIGN_IN_CODE.VALID_UNTIL.gt(now)).fetchOne(SIGN_IN_CODE.TRAINING_ID);
        if (training == null) {
            transaction.executeWithoutResult(any -> sql.insertInto(WRONG_CODE).set(WRONG_CODE.PERSON_ID, who.personId()).set(WRONG_CODE.AT, now).execute());
            int left = TRIES - wrong - 1;
            audit.failed(who.name() + " (" + who.login() + ")", left <= 0 ? "talent.code-blocked" : "talent.code-wrong", SubjectRef.of("person", who.personId()), who.source(), "left", left);
            throw new Problem.Invalid("code", "talent.code.wrong");
        }
        attendance.signIn(who, training);
        return rows.get(training);
    }

    /** Six digits that no other training shows now and this one never showed. */
    private String fresh(long trainingId, Instant now) {
        while (true) {
            String digits = "%06d".formatted(RANDOM.nextInt(1_000_000));
            if (!sql.fetchExists(SIGN_IN_CODE, SIGN_IN_CODE.CODE.eq(digits).and(SIGN_IN_CODE.VALID_UNTIL.gt(now).or(SIGN_IN_CODE.TRAINING_ID.eq(trainingId))))) {
                return digits;
            }
        }
    }
}
