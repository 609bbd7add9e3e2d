package cdo.platform.web;

import cdo.platform.kernel.Problem;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two people at once: the database let the first one in and refused the second by a constraint, or broke a deadlock. That is
 * nobody's mistake, so it is told like any other refusal; every other fault of the database stays an unexpected error.
 */
final class Clash {

    private static final Logger LOG = LoggerFactory.getLogger(Clash.class);

    /** SQL states: unique violation, exclusion violation, serialization failure, deadlock. */
    private static final Set<String> STATES = Set.of("23505", "23P01", "40001", "40P01");

    private Clash() {
    }

    static Optional<Problem> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && STATES.contains(refused.getSQLState())) {
                LOG.warn("two at once, the second was refused ({}): {}", refused.getSQLState(), refused.getMessage());
                return Optional.of(new Problem.Refused("problem.clash"));
            }
        }
        return Optional.empty();
    }
}
