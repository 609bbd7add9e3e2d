package cdo.platform.identity;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made. It has no power by itself: rights follow from the person's posts, or from a role that the
 * security administrator grants afterwards.
 *
 * @param personId the person in organization, null for administrators and auditors from outside
 */
public record NewAccount(String login, String name, @Nullable Long personId) {

    public NewAccount {
        login = login.strip().toLowerCase(java.util.Locale.ROOT);
        name = name.strip();
    }
}
