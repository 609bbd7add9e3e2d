package cdo.scan.identifiers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real-estate units (GB/T 37346), post codes, addresses, coordinates. */
final class Places {

    private static final Pattern UNIT = Pattern.compile("\\d{6}\\d{3}\\d{3}[GJZ][A-HJLNSWXY]\\d{5}[FLQW]\\d{8}");
    private static final Pattern POST = Pattern.compile("(?:0[1-7]|1[0-6]|2[0-7]|3[0-6]|4[0-7]|5[0-7]|6[0-7]|7[0-5]|8[0-9]|9[0-8])\\d{4}");
    private static final Pattern PART = Pattern.compile("省|市|区|县|乡|镇|街道|路|号|村|组|栋|幢|单元|室|自治州|社区|大道");
    private static final Pattern HAN = Pattern.compile("[\u3400-\u9fff]");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,3}\\.\\d{2,15}");
    private static final Pattern PAIR = Pattern.compile("(-?\\d{1,3}\\.\\d{2,15})[,，;；/](-?\\d{1,3}\\.\\d{2,15})");
    private static final int LONGEST_ADDRESS = 200;

    private Places() {
    }

    static Verdict realEstateUnit(String value) {
        String code = Texts.code(value);
        boolean form = UNIT.matcher(code).matches();
        return Verdict.of(form, form && PersonNumbers.PROVINCES.contains(code.substring(0, 2)));
    }

    static Verdict postCode(String value) {
        boolean fits = POST.matcher(Texts.tight(value)).matches();
        return Verdict.of(fits, fits);
    }

    static Verdict address(String value) {
        if (value.length() > LONGEST_ADDRESS || value.length() < 4 || !HAN.matcher(value).find()) {
            return Verdict.NO;
        }
        Matcher part = PART.matcher(value);
        java.util.Set<String> parts = new java.util.HashSet<>();
        while (part.find()) {
            parts.add(part.group());
        }
        return Verdict.of(parts.size() >= 2, parts.size() >= 2);
    }

    /** Longitudes and latitudes of China and its seas. */
    static Verdict longitude(String value) {
        return within(value, 73, 136);
    }

    static Verdict latitude(String value) {
        return within(value, 3, 54);
    }

    static Verdict coordinates(String value) {
        Matcher pair = PAIR.matcher(Texts.tight(value));
        if (!pair.matches()) {
            return Verdict.NO;
        }
        boolean east = longitude(pair.group(1)) == Verdict.VALID && latitude(pair.group(2)) == Verdict.VALID;
        boolean north = latitude(pair.group(1)) == Verdict.VALID && longitude(pair.group(2)) == Verdict.VALID;
        return Verdict.of(true, east || north);
    }

    private static Verdict within(String value, double least, double most) {
        String text = Texts.tight(value);
        boolean form = DECIMAL.matcher(text).matches();
        if (!form) {
            return Verdict.NO;
        }
        double number = Double.parseDouble(text);
        return Verdict.of(Math.abs(number) <= 180, number >= least && number <= most);
    }
}
