package cdo.platform.documents;

import java.time.LocalDate;

/** Numbers and dates as official papers write them. */
public final class ChineseNumbers {
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumbers() { }

    /** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五; up to 999. */
    public static String of(int number) {
        if (number < 1 || number > 999) throw new IllegalArgumentException("1–999, not " + number);
        if (number < 10) return digit(number);
        if (number < 20) return "十" + (number == 10 ? "" : digit(number - 10));
        if (number < 100) return digit(number / 10) + "十" + (number % 10 == 0 ? "" : digit(number % 10));
        int rest = number % 100;
        String hundreds = digit(number / 100) + "百";
        if (rest == 0) return hundreds;
        if (rest < 10) return hundreds + "零" + digit(rest);
        return hundreds + digit(rest / 10) + "十" + (rest % 10 == 0 ? "" : digit(rest % 10));
    }

    /** 2026年1月5日: Arabic digits, no leading zeros. */
    public static String date(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private static String digit(int number) {
        return String.valueOf(DIGITS.charAt(number));
    }
}
