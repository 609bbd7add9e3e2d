package cdo.platform.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows of the request: the language and its words, who looks, the navigation, the form tokens. The
 * first parameter of every template.
 */
public final class Page {

    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter LONG_EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** The parameter that names a shown column of a wide register. */
    private static final String COLUMN = "col";

    private final Words words;
    private final Language language;
    private final Frame frame;

    /** The parts that the frame and the forms need. */
    public record Frame(String path, String query, @Nullable Who who, List<NavGroup> navigation, String csrfName, String csrfToken,
                        String once, String city, boolean demo, LocalDate today, int bell, SubjectDirectory subjects, @Nullable Message flash) {
    }

    /** A chapter of the navigation with the entries that this person may open. */
    public record NavGroup(Chapter chapter, List<NavLink> links) {
    }

    /** One entry, ready to draw. */
    public record NavLink(String key, String icon, String href, boolean current, int count) {
    }

    public Page(Words words, Language language, Frame frame) {
        this.words = words;
        this.language = language;
        this.frame = frame;
    }

    /** The sentence of a key in the page's language. */
    public String t(String key, Object... args) {
        return words.say(language, key, args);
    }

    public String t(Message message) {
        return words.say(language, message);
    }

    /** A word of the data, as {@link Words#named}. */
    public String named(String prefix, String word) {
        return words.named(language, prefix, word);
    }

    /** A value as it stands in a cell: dates, numbers, enum constants, messages. */
    public String v(@Nullable Object value) {
        return words.value(language, value);
    }

    /** 11月26日（周四） / Thu 26 Nov; with the year when it is not this year. */
    public String day(LocalDate date) {
        String day = (language.chinese() ? DAY_ZH : DAY_EN).format(date);
        if (date.getYear() == frame.today().getYear()) {
            return day;
        }
        return language.chinese() ? date.getYear() + "年" + day : day + " " + date.getYear();
    }

    /** 2026年11月23日 / 23 November 2026, for documents and headings. */
    public String longDate(LocalDate date) {
        return (language.chinese() ? LONG_ZH : LONG_EN).format(date);
    }

    public Language language() {
        return language;
    }

    public boolean chinese() {
        return language.chinese();
    }

    public Optional<Who> who() {
        return Optional.ofNullable(frame.who());
    }

    public boolean may(Right right) {
        return frame.who() != null && frame.who().may(right);
    }

    public boolean may(Right right, long unitId) {
        return frame.who() != null && frame.who().may(right, unitId);
    }

    public Frame frame() {
        return frame;
    }

    public LocalDate today() {
        return frame.today();
    }

    /** A record's name in the page's language. */
    public String label(SubjectRef subject) {
        return t(frame.subjects().label(subject));
    }

    /** The address of a record's page if this person may open it. */
    public @Nullable String href(SubjectRef subject) {
        Who who = frame.who();
        return who != null && frame.subjects().visible(who, subject) ? frame.subjects().href(subject).orElse(null) : null;
    }

    /** This page's address with one parameter set (or removed by an empty value); paging starts anew. */
    public String with(String name, String value) {
        return Query.of(frame.path(), frame.query()).set(name, value).address();
    }

    /** What the address asks for under this name, or the empty text: the state of a filter. */
    public String asked(String name) {
        return Query.of(frame.path(), frame.query()).value(name);
    }

    /** Is any filter set, beside sort order and paging? */
    public boolean filtered() {
        return Query.of(frame.path(), frame.query()).asksBeyond(java.util.Set.of("sort", "size", "page", "after", "before", COLUMN));
    }

    /** Those of the named parameters that the address has, as value and text, for a filter form to keep. */
    public List<Choice> kept(String... names) {
        Query query = Query.of(frame.path(), frame.query());
        return java.util.Arrays.stream(names).flatMap(name -> query.values(name).stream().map(value -> Choice.of(name, value))).toList();
    }

    /** Everything that the address asks for but the named, for a small form of its own. */
    public List<Choice> keptBut(String... names) {
        return Query.of(frame.path(), frame.query()).others(java.util.Set.of(names));
    }

    /** Is this column of a wide register shown? All are until somebody chooses. */
    public boolean column(String key) {
        List<String> chosen = Query.of(frame.path(), frame.query()).values(COLUMN);
        return chosen.isEmpty() || chosen.contains(key);
    }

    /** The time of day of an instant in Shanghai, 10:36: of something that is over in minutes. */
    public String timeOfDay(java.time.Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(Clocks.ZONE));
    }

    /** The real minute of an instant in Shanghai, 2026-11-23 10:36. */
    public String minute(java.time.Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(instant.atZone(Clocks.ZONE));
    }
}
