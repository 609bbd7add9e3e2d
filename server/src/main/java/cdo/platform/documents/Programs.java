package cdo.platform.documents;

import java.util.HexFormat;
import java.util.List;

/** Things that run, known by their first bytes whatever they are called: Windows, Linux, macOS, Java, scripts with their interpreter named. */
final class Programs {

    private static final List<String> HEADS = List.of("4d5a", "7f454c46", "cafebabe", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "23212f");

    private Programs() { }

    /** A part of an office file. */
    static boolean begins(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return HEADS.stream().anyMatch(hex::startsWith);
    }

    /** What is text throughout: "MZ" is also how a column of 民族 is called. */
    static boolean beginsText(byte[] head) {
        boolean word = head.length > 2 && (head[2] < 0 || Character.isLetterOrDigit(head[2]) || "_,;|\t\"\r\n".indexOf(head[2]) >= 0);
        return begins(head) && !(head[0] == 'M' && word);
    }
}
