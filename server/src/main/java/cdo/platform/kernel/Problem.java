package cdo.platform.kernel;

import java.util.List;

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

    /** There is no such record, or this person may not even know of it (404). */
    public static final class NotFound extends Problem {
        public NotFound(Message reason) {
            super(reason);
        }

        public NotFound(SubjectRef subject) {
            this(Message.of("problem.notFound", subject.kind(), subject.id()));
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
            super(Message.of("problem.denied", Message.of("right." + right.key())));
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
