package cdo.platform.identity;

import cdo.platform.kernel.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;

/** What a password must be (等保三级 身份鉴别): long enough, of three kinds of character, not common, not the person's own name. */
final class PasswordRule {

    private static final int LONGEST = 128;
    private static final Set<String> COMMON = common();

    private PasswordRule() {
    }

    /** Everything that is wrong with it, empty when it may be used. */
    static List<Message> faults(String password, String login, String name, int shortest) {
        var faults = new ArrayList<Message>();
        int length = password.codePointCount(0, password.length());
        if (length < shortest) {
            faults.add(Message.of("identity.password.short", shortest));
        }
        if (length > LONGEST) {
            faults.add(Message.of("identity.password.long", LONGEST));
        }
        if (kinds(password) < 3) {
            faults.add(Message.of("identity.password.kinds"));
        }
        if (isCommon(password)) {
            faults.add(Message.of("identity.password.common"));
        }
        if (contains(password, login) || contains(password, name) || sounds(password, name)) {
            faults.add(Message.of("identity.password.own"));
        }
        return faults;
    }

    private static long kinds(String password) {
        return password.codePoints().mapToObj(c -> c >= 'a' && c <= 'z' ? "lower" : c >= 'A' && c <= 'Z' ? "upper" : c >= '0' && c <= '9' ? "digit" : "other")
                .distinct().count();
    }

    /** Common as it stands, or a common word with digits and signs around it: {@code Admin@123}, {@code Qwer1234!}. */
    private static boolean isCommon(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String plain = lower.replaceAll("[\\d\\W_]+$", "").replace('@', 'a').replace('$', 's').replace('0', 'o').replace('1', 'l').replace('3', 'e');
        return COMMON.contains(lower) || COMMON.contains(letters(lower)) || COMMON.contains(letters(plain)) || COMMON.contains(plain) || lower.chars().distinct().count() < 4;
    }

    private static String letters(String text) {
        return text.replaceAll("[^a-z]", "");
    }

    private static boolean contains(String password, String word) {
        return word.codePointCount(0, word.length()) >= (word.chars().allMatch(c -> c < 128) ? 3 : 2)
                && password.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the name can be heard in it, in any reading: 长 is chang and zhang, 吕 is lü, typed lu, lv or lyu. */
    private static boolean sounds(String password, String name) {
        var readings = new StringBuilder();
        int shortest = 0;
        for (char c : name.toCharArray()) {
            String[] sounds = PinyinHelper.toHanyuPinyinStringArray(c);
            if (sounds == null) {
                continue;
            }
            Set<String> typed = Arrays.stream(sounds).flatMap(sound -> sound.contains("u:") ? Stream.of("u", "v", "yu").map(u -> letters(sound.replace("u:", u))) : Stream.of(letters(sound)))
                    .collect(Collectors.toSet());
            readings.append("(?:").append(String.join("|", typed)).append(")");
            shortest += typed.stream().mapToInt(String::length).min().orElse(0);
        }
        return shortest >= 3 && Pattern.compile(readings.toString()).matcher(password.toLowerCase(Locale.ROOT)).find();
    }

    static String pinyin(String name) {
        return name.chars().mapToObj(c -> PinyinHelper.toHanyuPinyinStringArray((char) c))
                .filter(Objects::nonNull).map(sounds -> letters(sounds[0])).collect(Collectors.joining());
    }

    private static Set<String> common() {
        try (var in = Objects.requireNonNull(PasswordRule.class.getResourceAsStream("/identity/common-passwords.txt"));
             var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).map(String::strip).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
