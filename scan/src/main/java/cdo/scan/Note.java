package cdo.scan;

/** A remark for people, in both languages. */
public record Note(String zh, String en) {

    public String in(String language) {
        return language.startsWith("en") ? en : zh;
    }
}
