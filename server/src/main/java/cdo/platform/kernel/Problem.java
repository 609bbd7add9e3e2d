package cdo.platform.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A refusal, which is a normal answer: it says what happened, why, and what to do next, in both languages. The web turns
 * it into the form with an error summary, a page, or RFC 9457 JSON. The transaction it leaves is rolled back.
 */
public abstract sealed class Problem extends RuntimeException {

    private final Message reason;

    private Problem(Message reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    /** There is no such record (404). */
    public static sealed class NotFound extends Problem permits Hidden {
        public NotFound(Message reason) {
            super(reason);
        }

        public NotFound(SubjectRef subject) {
            this(Message.of("problem.notFound", subject.kind(), subject.id()));
        }
    }

    /**
     * There is such a record, but this person may not even know of it: answered word for word like {@link NotFound} (404),
     * and audited like {@link Denied}.
     */
    public static final class Hidden extends NotFound {
        private final SubjectRef subject;

        public Hidden(SubjectRef subject) {
            super(subject);
            this.subject = subject;
        }

        public SubjectRef subject() {
            return subject;
        }

        /** The record that was asked for by its number, unless there is none or it is hidden from the person who asks. */
        public static <T> T unless(Optional<T> found, Predicate<T> readable, SubjectRef subject) {
            T record = found.orElseThrow(() -> new NotFound(subject));
            if (!readable.test(record)) {
                throw new Hidden(subject);
            }
            return record;
        }
    }

    /** The record's state or a rule of the field does not allow it (409); nothing was written. */
    public static final class Refused extends Problem {
        public Refused(Message reason) {
            super(reason);
        }

        public Refused(String key, Object... args) {
            super(Message.of(key, args));
        }
    }

    /** Some fields were not filled in rightly (422); each error names its field. */
    public static final class Invalid extends Problem {
        private final List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(Message.of("problem.invalid", errors.size()));
            this.errors = List.copyOf(errors);
        }

        public Invalid(String field, String key, Object... args) {
            this(List.of(new FieldError(field, Message.of(key, args))));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Somebody else changed the record since it was opened (409). */
    public static final class Stale extends Problem {
        public Stale(SubjectRef subject) {
            super(Message.of("problem.stale", subject.kind(), subject.id()));
        }
    }

    /** This person has no such right here (403). Every one of these is audited. */
    public static final class Denied extends Problem {
        private final Right right;
        private final long unitId;

        public Denied(Right right, long unitId) {
            this(right, unitId, Message.of("problem.denied", Message.of("right." + right.key())));
        }

        /** With a sentence that says whose business it is instead. */
        public Denied(Right right, long unitId, Message reason) {
            super(reason);
            this.right = right;
            this.unitId = unitId;
        }

        public Right right() {
            return right;
        }

        /** The unit for which the right was asked, 0 when none in particular. */
        public long unitId() {
            return unitId;
        }
    }

    /** An error of one field of a form, by the field's name. */
    public record FieldError(String field, Message message) {
    }
}
