package cdo.data.catalog;

import java.util.Locale;

/** 信息项数据类型 (element 8) with the letters of the 2017 guide. */
public enum ItemType {
    CHARACTER("C"), NUMERIC("N"), CURRENCY("Y"), DATE("D"), DATE_TIME("T"), LOGICAL("L"), MEMO("M"), GENERAL("G"), DOUBLE("B"), INTEGER("I"), FLOAT("F");

    private final String letter;

    ItemType(String letter) {
        this.letter = letter;
    }

    public String letter() {
        return letter;
    }

    /** What a column of a database holds, by the type its source declares; text where nothing else is recognised. */
    public static ItemType ofColumn(String declared) {
        String type = declared.toLowerCase(Locale.ROOT);
        if (type.matches(".*(timestamp|datetime).*")) {
            return DATE_TIME;
        }
        if (type.startsWith("date")) {
            return DATE;
        }
        if (type.matches("(bool|bit\\b|tinyint\\(1\\)).*")) {
            return LOGICAL;
        }
        if (type.matches("(money|smallmoney).*")) {
            return CURRENCY;
        }
        if (type.matches("(double|float8).*")) {
            return DOUBLE;
        }
        if (type.matches("(real|float).*")) {
            return FLOAT;
        }
        if (type.matches("(tiny|small|medium|big)?(int|integer|serial)\\d*\\b.*|year.*|long\\b.*")) {
            return INTEGER;
        }
        if (type.matches("(numeric|decimal|number|dec).*")) {
            return NUMERIC;
        }
        if (type.matches("(bytea|blob|longblob|mediumblob|tinyblob|binary|varbinary|image|geometry|geography|json).*")) {
            return GENERAL;
        }
        return type.matches("(text|longtext|mediumtext|clob|ntext).*") ? MEMO : CHARACTER;
    }

    /** Read from a workbook: the Chinese name or the letter. */
    public static java.util.Optional<ItemType> said(String text, java.util.function.Function<ItemType, String> name) {
        return java.util.Arrays.stream(values()).filter(each -> each.letter.equalsIgnoreCase(text) || name.apply(each).equals(text)).findFirst();
    }
}
