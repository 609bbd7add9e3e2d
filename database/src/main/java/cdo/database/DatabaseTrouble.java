package cdo.database;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the database cannot be had, as one sentence in Chinese and one in English that say what to do. */
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String chinese;

    private DatabaseTrouble(String chinese, String english, @Nullable Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    static DatabaseTrouble of(String chinese, String english) {
        return new DatabaseTrouble(chinese, english, null);
    }

    static DatabaseTrouble of(String chinese, String english, Throwable cause) {
        return new DatabaseTrouble(chinese, english, cause);
    }

    /** The sentence for this reader; Chinese unless English is asked for. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? String.valueOf(getMessage()) : chinese;
    }
}
