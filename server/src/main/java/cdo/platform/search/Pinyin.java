package cdo.platform.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How a title may be typed on a Latin keyboard: whole pinyin and initials, from any character on, in all readings of 多音字. */
final class Pinyin {

    /** Readings multiply; more than this many spellings of one title are not told apart. */
    private static final int MOST_SPELLINGS = 16;
    private static final HanyuPinyinOutputFormat PLAIN = new HanyuPinyinOutputFormat();

    static {
        PLAIN.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        PLAIN.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    private Pinyin() {
    }

    /** Initials of every suffix: 市民政局 → smzj, mzj, zj, j. */
    static Set<String> initials(String title) {
        return suffixes(title, true);
    }

    /** Whole pinyin of every suffix: 民政局 → minzhengju, zhengju, ju. */
    static Set<String> spelled(String title) {
        return suffixes(title, false);
    }

    private static Set<String> suffixes(String title, boolean initialOnly) {
        List<List<String>> readings = new ArrayList<>();
        title.codePoints().limit(40).forEach(character -> {
            List<String> read = read(character, initialOnly);
            if (!read.isEmpty()) {
                readings.add(read);
            }
        });
        Set<String> all = new LinkedHashSet<>();
        Set<String> tails = Set.of("");
        for (int i = readings.size() - 1; i >= 0; i--) {
            Set<String> longer = new LinkedHashSet<>();
            for (String head : readings.get(i)) {
                for (String tail : tails) {
                    if (longer.size() < MOST_SPELLINGS) {
                        longer.add(head + tail);
                    }
                }
            }
            all.addAll(longer);
            tails = longer;
        }
        return all;
    }

    private static List<String> read(int character, boolean initialOnly) {
        if (character < 128) {
            return Character.isLetterOrDigit(character) ? List.of(Character.toString(character).toLowerCase(Locale.ROOT)) : List.of();
        }
        if (character > 0xFFFF) {
            return List.of();
        }
        try {
            String[] sounds = PinyinHelper.toHanyuPinyinStringArray((char) character, PLAIN);
            return sounds == null ? List.of() : Arrays.stream(sounds).map(sound -> initialOnly ? sound.substring(0, 1) : sound).distinct().limit(3).toList();
        } catch (BadHanyuPinyinOutputFormatCombination impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
