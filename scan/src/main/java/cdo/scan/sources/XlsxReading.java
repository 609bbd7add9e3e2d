package cdo.scan.sources;

import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** An XLSX workbook: one table per sheet that holds anything. */
final class XlsxReading extends GridReading {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** Shared strings are held in memory while the workbook is open. */
    private static final long LARGEST_STRINGS = 512L << 20;

    private final ReadableWorkbook workbook;
    private final Map<String, Grid> grids = new LinkedHashMap<>();
    private final Map<String, SheetVisibility> visibility = new LinkedHashMap<>();

    private XlsxReading(Source.Xlsx source, Limits limits, ReadableWorkbook workbook) {
        super(source.place(), limits);
        this.workbook = workbook;
        MergedCells merged = new MergedCells(source.file());
        workbook.getSheets().forEach(sheet -> add(sheet, merged));
    }

    private void add(Sheet sheet, MergedCells merged) {
        grids.put(sheet.getName(), new SheetGrid(sheet, merged));
        visibility.put(sheet.getName(), sheet.getVisibility());
    }

    static Reading open(Source.Xlsx source, Limits limits) {
        Path file = LocalFiles.readable(source.file(), limits);
        if (!LocalFiles.beginsWith(file, ZIP)) {
            throw new SourceProblem(SourceProblem.Kind.NOT_A_WORKBOOK, source.place());
        }
        measure(source, limits);
        try {
            return new XlsxReading(source, limits, new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false)));
        } catch (IOException | ExcelReaderException | IllegalArgumentException | NullPointerException e) {
            throw new SourceProblem(SourceProblem.Kind.NOT_A_WORKBOOK, source.place(), e.getMessage(), e);
        }
    }

    /** A small archive may unpack to anything: look at what it claims before unpacking. */
    private static void measure(Source.Xlsx source, Limits limits) {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            long all = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                all += Math.max(0, entry.getSize());
                boolean strings = entry.getName().endsWith("sharedStrings.xml");
                if (all > limits.fileBytes() || strings && entry.getSize() > LARGEST_STRINGS) {
                    throw new SourceProblem(SourceProblem.Kind.TOO_LARGE, source.place());
                }
            }
        } catch (IOException e) {
            throw new SourceProblem(SourceProblem.Kind.NOT_A_WORKBOOK, source.place(), e.getMessage(), e);
        }
    }

    @Override
    Map<String, Grid> grids() {
        return grids;
    }

    @Override
    Table.Kind kind() {
        return Table.Kind.SHEET;
    }

    @Override
    List<Note> notes(String name) {
        return visibility.get(name) == SheetVisibility.VISIBLE ? List.of() : List.of(new Note("隐藏的工作表", "a hidden sheet"));
    }

    @Override
    SourceProblem problem(Exception cause) {
        return new SourceProblem(SourceProblem.Kind.NOT_A_WORKBOOK, place, cause.getMessage(), cause);
    }

    @Override
    public String product() {
        return "XLSX";
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }
}
