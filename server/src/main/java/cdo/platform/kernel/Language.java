package cdo.platform.kernel;

/** The two languages of every page: Chinese is written first, English is plain. */
public enum Language {
    ZH("zh-CN"), EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag for {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    public boolean chinese() {
        return this == ZH;
    }

    /** {@code en…} is English, everything else Chinese. */
    public static Language of(String tag) {
        return tag.toLowerCase(java.util.Locale.ROOT).startsWith("en") ? EN : ZH;
    }
}
