package cdo.data.survey;

import java.util.regex.Pattern;

/**
 * Finds passwords that somebody wrote into a text field, as old inventories ask for them (登录方式：admin/123456). A register that many
 * people read must hold none. Rather one refusal too many than one password kept.
 */
final class TypedPasswords {

    private static final Pattern NAMED = Pattern.compile("(?i)(密码|口令|passwords?|passwd|\\bpwd|\\bpass)\\s*(为|是|[:：=＝])\\s*\\S{3,}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^\\s/:@]+:[^\\s/@]+@|[?&;](password|pwd|passwd)=[^&;\\s]+)");
    private static final Pattern WITH_ACCOUNT = Pattern.compile("(?i)\\b(admin|root|administrator|sa|system|test|guest|sysdba)\\s*[/／|｜]\\s*[\\x21-\\x7e]{4,}");
    private static final Pattern ALONE = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#$%^&*?~+=])[\\x21-\\x7e]{8,40}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://\\S+|[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+)");

    private TypedPasswords() {
    }

    static boolean in(String text) {
        return NAMED.matcher(text).find() || IN_ADDRESS.matcher(text).find() || WITH_ACCOUNT.matcher(text).find()
                || ALONE.matcher(text).matches() && !ADDRESS.matcher(text).matches();
    }
}
