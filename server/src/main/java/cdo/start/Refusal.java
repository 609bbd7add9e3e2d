package cdo.start;

import cdo.platform.kernel.Message;

/** Why a command of the launcher does not do what was asked: a sentence and the exit code that goes with it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Message message;
    private final int exitCode;

    private Refusal(int exitCode, Message message) {
        super(message.toString());
        this.exitCode = exitCode;
        this.message = message;
    }

    /** The answer is no (1). */
    static Refusal no(String key, Object... args) {
        return new Refusal(1, Message.of(key, args));
    }

    /** Asked wrongly (2). */
    static Refusal usage(String key, Object... args) {
        return new Refusal(2, Message.of(key, args));
    }

    /** The machine does not allow it (3). */
    static Refusal environment(String key, Object... args) {
        return new Refusal(3, Message.of(key, args));
    }

    Message message() {
        return message;
    }

    int exitCode() {
        return exitCode;
    }
}
