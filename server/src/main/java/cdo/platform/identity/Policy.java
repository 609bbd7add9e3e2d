package cdo.platform.identity;

import java.time.Duration;

/** The rules of sign-in in force; may only be made stricter than level three asks (the database holds the bounds). */
public record Policy(int lockAfter, int lockMinutes, int sessionMinutes, int sessionsAtOnce, int passwordLength, int passwordDays,
                     int passwordHistory, int version) {

    public Duration lock() {
        return Duration.ofMinutes(lockMinutes);
    }

    public Duration passwordLife() {
        return Duration.ofDays(passwordDays);
    }
}
