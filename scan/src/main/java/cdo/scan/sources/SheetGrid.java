package cdo.scan.sources;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet. A merged range gives its value to each of its cells, because that is what its author sees. */
final class SheetGrid implements Grid {

    private static final Pattern WORDS_OF_FORMAT = Pattern.compile("\"[^\"]*\"|\\[(?!h|m|s)[^]]*]|\\\\.|_.|\\*.", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs年月日时分秒]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** A sheet's numbers are doubles: digits after the fifteenth are noise. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private final Sheet sheet;
    private final MergedCells merged;
    private @Nullable List<MergedCells.Range> ranges;

    SheetGrid(Sheet sheet, MergedCells merged) {
        this.sheet = sheet;
        this.merged = merged;
    }

    @Override
    public boolean tellsShortRows() {
        return false;
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        if (ranges == null) {
            ranges = merged.of(sheet.getName());
        }
        MergedCells.Filling filling = new MergedCells.Filling(ranges);
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                List<@Nullable String> cells = new ArrayList<>(row.getCellCount());
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(text(row.getCell(i)));
                }
                filling.fill(row.getRowNum() - 1, cells);
                if (!visitor.row(cells)) {
                    return;
                }
            }
        } catch (ExcelReaderException | java.io.UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static @Nullable String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        String text = switch (cell.getType()) {
            case NUMBER -> number(cell);
            case FORMULA -> isNumber(cell.getRawValue()) ? number(cell) : cell.getText();
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            default -> cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getText();
        };
        return text == null || text.isEmpty() ? null : text;
    }

    private static boolean isNumber(@Nullable String raw) {
        return raw != null && raw.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }

    private static String number(Cell cell) {
        String raw = cell.getRawValue();
        BigDecimal number = new BigDecimal(raw);
        if (isDate(cell.getDataFormatString())) {
            String moment = moment(cell, number);
            if (moment != null) {
                return moment;
            }
        }
        BigDecimal clean = number.precision() > DIGITS.getPrecision() && number.scale() > 0 ? number.round(DIGITS) : number;
        return clean.signum() == 0 ? "0" : clean.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String moment(Cell cell, BigDecimal number) {
        try {
            if (number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0) {
                long seconds = number.multiply(BigDecimal.valueOf(86_400)).setScale(0, RoundingMode.HALF_UP).longValue();
                return LocalTime.ofSecondOfDay(seconds % 86_400).format(DateTimeFormatter.ISO_LOCAL_TIME);
            }
            LocalDateTime moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.format(MOMENT);
        } catch (DateTimeException | ExcelReaderException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    static boolean isDate(@Nullable String format) {
        if (format == null || format.isEmpty() || format.equalsIgnoreCase("General")) {
            return false;
        }
        String first = format.split(";", 2)[0];
        return DATE_LETTERS.matcher(WORDS_OF_FORMAT.matcher(first).replaceAll("")).find();
    }
}
