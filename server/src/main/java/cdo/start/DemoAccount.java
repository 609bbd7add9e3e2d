package cdo.start;

import java.util.List;

/**
 * An account of the demo city with the password that everybody may know.
 *
 * @param totpSecret the Base32 secret of the second factor; blank where the account has none
 * @param posts titles of the posts the person holds
 */
public record DemoAccount(String login, String password, String totpSecret, String person, List<String> posts, String unit) {
}
