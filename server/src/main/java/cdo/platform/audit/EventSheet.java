package cdo.platform.audit;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Filtered events as a table for people: XLSX and CSV with the same columns; JSON lines as they are sealed. */
@Component
public class EventSheet {

    /** More rows than a sheet of Excel holds need CSV or JSON lines. */
    private static final int MOST_ROWS = 1_000_000;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Clocks.ZONE);
    private static final List<String> COLUMNS = List.of("place", "realAt", "officialAt", "actor", "unit", "post", "action", "outcome", "subject", "source", "details");

    private final Words words;

    EventSheet(Words words) {
        this.words = words;
    }

    public void xlsx(Iterator<Event> events, Language language, OutputStream out) {
        try (var book = new Workbook(out, "Shuguan", "1.0")) {
            Worksheet sheet = book.newWorksheet(words.say(language, "audit.title"));
            List<String> head = head(language);
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
            }
            sheet.freezePane(0, 1);
            for (int row = 1; events.hasNext() && row <= MOST_ROWS; row++) {
                List<String> cells = cells(events.next(), language);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void csv(Iterator<Event> events, Language language, OutputStream out) {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write('\uFEFF' + line(head(language)));
            while (events.hasNext()) {
                writer.write(line(cells(events.next(), language)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void jsonl(Iterator<Event> events, OutputStream out) {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            while (events.hasNext()) {
                writer.write(TrailFile.line(events.next()) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> head(Language language) {
        return COLUMNS.stream().map(column -> words.say(language, "audit." + column)).toList();
    }

    private List<String> cells(Event event, Language language) {
        return List.of(event.place() == 0 ? "" : Long.toString(event.place()), SECOND.format(event.realAt()), SECOND.format(event.officialAt()), event.actor(),
                event.unitName() == null ? "" : event.unitName(), event.postName() == null ? "" : event.postName(), action(event, language),
                words.value(language, event.outcome()), event.subjectKind() == null ? "" : event.subjectKind() + "/" + event.subjectId(), event.source(), event.details());
    }

    private String action(Event event, Language language) {
        return words.has("action." + event.action()) ? words.say(language, "action." + event.action()) : event.action();
    }

    /** Spreadsheets run what begins with a sign of a formula: such text gets an apostrophe in front. */
    static String line(List<String> cells) {
        return cells.stream().map(cell -> {
            String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
            return '"' + safe.replace("\"", "\"\"") + '"';
        }).collect(Collectors.joining(",")) + "\r\n";
    }
}
