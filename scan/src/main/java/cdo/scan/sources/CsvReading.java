package cdo.scan.sources;

import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file of any usual encoding and delimiter. */
final class CsvReading extends GridReading implements Grid {

    /** One field may be this long; a longer one is a quote that was never closed. */
    private static final int LONGEST_FIELD = 8 << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path file;
    private final TextEncoding encoding;
    private final Delimiter delimiter;

    private CsvReading(Source.Csv source, Limits limits, TextEncoding encoding, Delimiter delimiter) {
        super(source.place(), limits);
        this.file = source.file();
        this.encoding = encoding;
        this.delimiter = delimiter;
    }

    static Reading open(Source.Csv source, Limits limits) {
        Path file = LocalFiles.readable(source.file(), limits);
        if (LocalFiles.beginsWith(file, ZIP) || LocalFiles.beginsWith(file, OLE2)) {
            throw new SourceProblem(SourceProblem.Kind.NOT_TEXT, source.place());
        }
        TextEncoding encoding = TextEncoding.of(file);
        try (Reader reader = reader(file, encoding)) {
            return new CsvReading(source, limits, encoding, Delimiter.of(reader));
        } catch (IOException e) {
            throw LocalFiles.notReadable(file, e);
        }
    }

    private static Reader reader(Path file, TextEncoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.bom());
        return new BufferedReader(new InputStreamReader(in, encoding.charset()), 1 << 16);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        try (Reader reader = reader(file, encoding);
             CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(delimiter.letter()).skipEmptyLines(true)
                     .allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true)
                     .maxBufferSize(LONGEST_FIELD).build(wide(), reader)) {
            boolean hint = delimiter.hinted();
            for (CsvRecord one : records) {
                if (hint) {
                    hint = false;
                } else if (!visitor.row(cells(one))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw problem(e);
        }
    }

    /** One damaged line may fall into very many fields; it must not end the reading of the others. */
    private static CsvRecordHandler wide() {
        return CsvRecordHandler.of(handler -> handler.maxFields(1 << 20).maxFieldSize(LONGEST_FIELD).maxRecordSize(4 * LONGEST_FIELD));
    }

    private static List<@Nullable String> cells(CsvRecord one) {
        @Nullable String[] cells = one.getFields().toArray(new String[0]);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && cells[i].isEmpty()) {
                cells[i] = null;
            }
        }
        return Arrays.asList(cells);
    }

    @Override
    public boolean tellsShortRows() {
        return true;
    }

    @Override
    Map<String, Grid> grids() {
        return Map.of(place, this);
    }

    @Override
    Table.Kind kind() {
        return Table.Kind.FILE;
    }

    @Override
    List<Note> notes(String name) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("编码 %s，分隔符 %s".formatted(encoding.label(), delimiter.shown()),
                "encoding %s, delimiter %s".formatted(encoding.label(), delimiter.shown())));
        if (encoding.damaged() > 0) {
            notes.add(new Note("有 %d 处字符损坏，按 � 读入".formatted(encoding.damaged()),
                    "%d damaged characters were read as �".formatted(encoding.damaged())));
        }
        return notes;
    }

    @Override
    SourceProblem problem(Exception cause) {
        boolean quotes = cause instanceof CsvParseException || String.valueOf(cause.getMessage()).contains("buffer");
        return new SourceProblem(quotes ? SourceProblem.Kind.BROKEN_ROWS : SourceProblem.Kind.NOT_READABLE, place, cause.getMessage(), cause);
    }

    @Override
    public String product() {
        return "CSV " + encoding.label();
    }

    @Override
    public void close() {
        // every walk closes its own stream
    }
}
