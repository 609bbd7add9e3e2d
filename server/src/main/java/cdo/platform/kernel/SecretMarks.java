package cdo.platform.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The screen behind 严禁涉密: finds classification marks as GB/T 9704-2012 prints them (秘密★1年, 机密, 绝密 on a line of their own, 密级：机密), also written
 * apart (绝 密 ★ 30 年), and what says of itself that it is secret (机密级国家秘密, 秘密级文件, 本件为工作秘密). A word in running text (商业秘密, 保守国家秘密,
 * 机密性, 计算机密码) is no mark. A screen helps the careless; it does not replace the duty to check before writing or uploading.
 */
public final class SecretMarks {

    private static final String LEVEL = "(?:绝密|机密|秘密)";
    private static final String NAMED_SECRET = "(?<!商业|企业|个人|技术|保守|国家|工作|泄露|泄漏)秘密";
    /** Spaces of every width and characters that are not seen. */
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern MARK = Pattern.compile("(?:工作秘密|" + LEVEL + ")级?[★☆]"
            + "|密级(?:标志|标识)?[:：](?:工作秘密|" + LEVEL + ")"
            + "|(?<!商业|企业|个人|技术|计算)" + LEVEL + "级(?:国家秘密|文件|资料|材料|载体|信息|数据|档案|事项|目录|项目|系统|会议|件)"
            + "|[【〔\\[](?:工作秘密|" + LEVEL + ")级?[】〕\\]]|^[（(](?:工作秘密|" + LEVEL + ")级?[）)]"
            + "|工作秘密(?:文件|资料|材料|档案|载体|件)"
            + "|(?:本|该|此|以下|上述)(?:文件|件|材料|资料|数据|表|目录|通知|报告|内容|信息|文|项|档案)[^，。；：否不非未]{0,4}?(?:属于?|系|为|是|含有?|涉及)(?:国家|工作)秘密(?!的|载体|法)"
            + "|(?:绝密|机密|" + NAMED_SECRET + ")(?:\\d+年|长期)");
    private static final Pattern ALONE = Pattern.compile("[【〔\\[（(]*(?:工作秘密|" + LEVEL + ")级?[】〕\\]）)]*(?:\\d+年|长期)?");
    /** A level by itself; the characters beside it must not make another word of it (拒绝密切, 计算机密码, 随机密钥, 商业机密, 机密性). */
    private static final String BARE = "(?<![拒断隔杜谢回])绝密|(?<!商业|企业|个人|国家|保守|保护|泄露|泄漏|计算|手|随|主|司)机密(?![码钥集切封闭度性])(?!计算)";
    private static final Pattern WORD = Pattern.compile(BARE);
    private static final Pattern NAME = Pattern.compile(BARE + "|" + NAMED_SECRET + "|涉密");
    /** As the law lists them: 绝密、机密、秘密三级. */
    private static final Pattern LISTED = Pattern.compile(LEVEL + "级?(?:[、和或及与]" + LEVEL + "级?)++(?![★☆])");
    private static final int LONGEST_ALONE = 12;

    private SecretMarks() {
    }

    /** The name of a file. */
    public static Optional<String> inName(String name) {
        String tight = tight(name);
        return first(MARK, tight).or(() -> first(NAME, LISTED.matcher(tight).replaceAll("□")));
    }

    /** One line or paragraph of a document, which may well speak about secrets. */
    public static Optional<String> inLine(String line) {
        String tight = tight(line);
        return first(MARK, LISTED.matcher(tight).replaceAll("□")).or(() -> tight.length() <= LONGEST_ALONE && ALONE.matcher(tight).matches() ? Optional.of(tight) : Optional.empty());
    }

    /** What somebody typed for others to read: there a bare 绝密 or 机密 is refused too. */
    public static Optional<String> inText(String text) {
        return text.lines().map(line -> inLine(line).or(() -> first(WORD, LISTED.matcher(tight(line)).replaceAll("□")))).flatMap(Optional::stream).findFirst();
    }

    /** Without anything that only keeps the characters of a mark apart. */
    public static String tight(String text) {
        return GAPS.matcher(text).replaceAll("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
