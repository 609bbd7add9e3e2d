package cdo.scan.sources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;

/**
 * What separates the fields: the candidate that cuts most rows into the same number of fields.
 *
 * @param hinted whether the first line is a {@code sep=;} hint and not data
 */
record Delimiter(char letter, boolean hinted) {

    private static final char[] CANDIDATES = {',', '\t', ';', '|', '，', '^'};
    private static final int SAMPLE = 1 << 16;
    private static final int ROWS = 200;

    static Delimiter of(Reader reader) throws IOException {
        char[] letters = new char[SAMPLE];
        int length = reader.read(letters);
        String sample = new String(letters, 0, Math.max(length, 0));
        if (sample.regionMatches(true, 0, "sep=", 0, 4) && sample.length() > 5) {
            return new Delimiter(sample.charAt(4), true);
        }
        char best = ',';
        double highest = 0;
        for (char candidate : CANDIDATES) {
            double score = score(sample, candidate);
            if (score > highest) {
                highest = score;
                best = candidate;
            }
        }
        return new Delimiter(best, false);
    }

    private static double score(String sample, char candidate) {
        Map<Integer, Integer> widths = new HashMap<>();
        int rows = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(candidate).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).ofCsvRecord(sample)) {
            for (CsvRecord one : records) {
                widths.merge(one.getFieldCount(), 1, Integer::sum);
                if (++rows == ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException e) {
            return 0;
        }
        int usual = 1;
        int most = 0;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            if (width.getKey() > 1 && width.getValue() > most) {
                most = width.getValue();
                usual = width.getKey();
            }
        }
        // agreement counts first; among equals the finer cut is likelier than a chance one
        return rows == 0 || usual == 1 ? 0 : (double) most / rows + Math.min(usual, 50) / 1000.0;
    }

    String shown() {
        return letter == '\t' ? "TAB" : "“" + letter + "”";
    }
}
