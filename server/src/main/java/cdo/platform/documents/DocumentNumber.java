package cdo.platform.documents;

import cdo.platform.kernel.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 发文字号, {@code 宜府发〔2026〕1号}: 机关代字, the year in six-angle brackets, the serial without leading zero and without 第 (GB/T 9704-2012, 7.2.5).
 */
public record DocumentNumber(String code, int year, int serial) {
    private static final Pattern CODE = Pattern.compile("[^\\d\\[\\]［］〔〕【】（）()《》\\s]{1,20}");
    private static final Pattern LOOSE = Pattern.compile("\\s*([^\\d\\[\\]［］〔〕【】（）()《》\\s]{1,20})\\s*[\\[［〔【（(]\\s*(\\d{4})\\s*[\\]］〕】）)]\\s*第?\\s*0*([1-9]\\d{0,4})\\s*号?\\s*");

    /**
     * Reads a number typed by hand, exactly as the standard writes it.
     *
     * @throws Problem.Invalid at {@code field}; where the meaning is plain, the sentence gives the number as it should be
     */
    public static DocumentNumber parse(String field, String text) {
        Matcher parts = LOOSE.matcher(text);
        if (!parts.matches()) throw new Problem.Invalid(field, "documents.number.form", text);
        var number = new DocumentNumber(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        if (!number.toString().equals(text.strip())) throw new Problem.Invalid(field, "documents.number.written", text, number.toString());
        return number;
    }

    /** Reads a 机关代字 typed by hand, for example 宜府发. */
    static String code(String field, String text) {
        String code = text.strip();
        if (!CODE.matcher(code).matches()) throw new Problem.Invalid(field, "documents.number.code", text);
        return code;
    }

    @Override
    public String toString() {
        return code + "〔" + year + "〕" + serial + "号";
    }
}
