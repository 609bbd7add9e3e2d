package cdo.data.catalog;

import cdo.platform.kernel.Language;

/** A value as it is read in both languages. */
public record Said(String zh, String en) {

    public static final Said NOTHING = new Said("", "");

    public static Said of(String text) {
        return new Said(text, text);
    }

    public String in(Language language) {
        return language.chinese() ? zh : en;
    }

    public boolean empty() {
        return zh.isEmpty();
    }
}
