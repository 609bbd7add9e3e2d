package cdo.platform.identity;

import cdo.platform.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One person's way in; never shared.
 *
 * @param personId     the person in organization; null for administrators and auditors who are not in the city's register
 * @param role         the role granted by account, null for people whose rights follow from their posts
 * @param mustChange   the password was set by somebody else and must be changed at the next sign-in
 * @param expiresAt    the account's own end (outside auditors), real time
 * @param secondFactor a second factor is set up and confirmed
 * @param guideSeen    the first-sign-in guide has been read
 * @param endedOn      official day of disabling or closing
 */
public record Account(long id, String login, String name, @Nullable Long personId, AccountState state, @Nullable Role role,
                      boolean mustChange, @Nullable Instant passwordSetAt, @Nullable Instant expiresAt, boolean secondFactor,
                      boolean guideSeen, @Nullable Instant signedInAt, @Nullable LocalDate endedOn, @Nullable String endedReason, int version) {

    /** May be used at this moment of real time. */
    public boolean usable(Instant now) {
        return state == AccountState.OPEN && (expiresAt == null || now.isBefore(expiresAt));
    }

    public boolean administrator() {
        return role != null && role.administrator();
    }
}
