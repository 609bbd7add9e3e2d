package cdo.scan.identifiers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** 行政区划代码 (GB/T 2260) of today: provinces, cities, counties. Abolished codes are not in it. */
public final class Divisions {

    private static final Map<String, String> NAMES = read();

    private Divisions() {
    }

    /** @param code six digits */
    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    static Verdict six(String value) {
        String code = Texts.tight(value);
        boolean form = code.length() == 6 && Texts.isDigits(code) && PersonNumbers.PROVINCES.contains(code.substring(0, 2));
        return Verdict.of(form, form && NAMES.containsKey(code));
    }

    /** The statistical code: county 6, township 3, village 3. */
    static Verdict twelve(String value) {
        String code = Texts.tight(value);
        boolean form = code.length() == 12 && Texts.isDigits(code) && PersonNumbers.PROVINCES.contains(code.substring(0, 2));
        return Verdict.of(form, form && NAMES.containsKey(code.substring(0, 6)));
    }

    private static Map<String, String> read() {
        Map<String, String> names = new HashMap<>();
        try (InputStream in = Divisions.class.getResourceAsStream("divisions.txt")) {
            if (in == null) {
                throw new IllegalStateException("divisions.txt is missing from the archive");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && line.length() > 7) {
                    names.put(line.substring(0, 6), line.substring(7));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
