package cdo.platform.documents;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The screen behind 严禁涉密: finds classification marks as GB/T 9704-2012 prints them (秘密★1年, 机密, 绝密 on a line of their own, 密级：机密). A word
 * in running text (商业秘密, 保守国家秘密) is no mark. A screen helps the careless; it does not replace the duty to check before uploading.
 */
final class SecretMarks {
    private static final Pattern TEXT = Pattern.compile("(绝密|机密|秘密|工作秘密)\\s*[★☆]|密\\s*级\\s*[:：]\\s*(绝密|机密|秘密)");
    private static final Pattern ALONE = Pattern.compile("[\\s\\u3000【〔\\[（(]*(绝\\s*密|机\\s*密|秘\\s*密)[\\s\\u3000】〕\\]）)]*(\\d+\\s*年|长期)?\\s*");
    private static final Pattern NAME = Pattern.compile("绝密|机密|(?<!商业|个人|技术|保守|国家|工作|泄露)秘密|工作秘密件|涉密");

    private SecretMarks() { }

    static Optional<String> inName(String name) {
        Matcher found = NAME.matcher(name);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** One line or paragraph of a document. */
    static Optional<String> inLine(String line) {
        Matcher mark = TEXT.matcher(line);
        if (mark.find()) return Optional.of(mark.group());
        return line.length() <= 20 && ALONE.matcher(line).matches() ? Optional.of(line.strip()) : Optional.empty();
    }
}
