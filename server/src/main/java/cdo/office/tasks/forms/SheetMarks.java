package cdo.office.tasks.forms;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What the sheet of a workbook that is read says besides its cells: merged cells and lists to choose from (数据有效性). Read with the platform's XML
 * reader, which resolves no entities, and never more than {@link #MOST_BYTES} of a part.
 */
final class SheetMarks {

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_MARKS = 5_000;
    private static final Pattern RANGE = Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7})(?::\\$?([A-Z]{1,3})\\$?(\\d{1,7}))?");
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Cells from one corner to the other, counted from 0. */
    record Area(int top, int left, int bottom, int right) {
        boolean holds(int row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right;
        }

        int columns() {
            return right - left + 1;
        }
    }

    /** @param source words in quotation marks, or where in the workbook they stand */
    record Choice(List<Area> areas, String source) {
    }

    /** 数据有效性 of whole or decimal numbers; null: no bound on that side. */
    record Limit(List<Area> areas, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    }

    private final List<Area> merged = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    private SheetMarks() {
    }

    List<Area> merged() {
        return merged;
    }

    List<Choice> choices() {
        return choices;
    }

    List<Limit> limits() {
        return limits;
    }

    /** @throws IOException when it is no workbook */
    static SheetMarks read(byte[] book) throws IOException {
        var marks = new SheetMarks();
        try {
            String part = firstSheet(book);
            if (part != null) {
                part(book, part, marks::sheet);
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return marks;
    }

    private interface Parser {
        void parse(XMLStreamReader xml) throws XMLStreamException;
    }

    /** The first sheet that is not hidden; of a workbook that shows none, the first. */
    private static @Nullable String firstSheet(byte[] book) throws IOException, XMLStreamException {
        String[] first = new String[1];
        String[] id = new String[1];
        part(book, "xl/workbook.xml", xml -> {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")) {
                    boolean shown = xml.getAttributeValue(null, "state") == null || xml.getAttributeValue(null, "state").equals("visible");
                    first[0] = first[0] == null ? xml.getAttributeValue(RELATIONS, "id") : first[0];
                    id[0] = id[0] == null && shown ? xml.getAttributeValue(RELATIONS, "id") : id[0];
                }
            }
        });
        Map<String, String> targets = new HashMap<>();
        part(book, "xl/_rels/workbook.xml.rels", xml -> {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                    targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
                }
            }
        });
        String target = targets.get(id[0] == null ? first[0] : id[0]);
        return target == null ? null : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static void part(byte[] book, String name, Parser parser) throws IOException, XMLStreamException {
        try (var channel = new SeekableInMemoryByteChannel(book); var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            ZipArchiveEntry entry = zip.getEntry(name);
            if (entry != null) {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
                try (InputStream in = new Bounded(zip.getInputStream(entry))) {
                    parser.parse(factory.createXMLStreamReader(in));
                }
            }
        }
    }

    private void sheet(XMLStreamReader xml) throws XMLStreamException {
        var rule = new Validation("", "", "");
        String within = "";
        while (xml.hasNext() && merged.size() + choices.size() + limits.size() < MOST_MARKS) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("mergeCell")) {
                    merged.addAll(areas(xml.getAttributeValue(null, "ref")));
                } else if (name.equals("dataValidation")) {
                    rule = new Validation(xml.getAttributeValue(null, "type"), xml.getAttributeValue(null, "operator"), xml.getAttributeValue(null, "sqref"));
                }
                // newer workbooks write a formula one element deeper
                within = name.equals("f") ? within : name;
            } else if (event == XMLStreamConstants.CHARACTERS) {
                rule.say(within, xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                within = "";
                if (xml.getLocalName().equals("dataValidation")) {
                    keep(rule);
                    rule = new Validation("", "", "");
                }
            }
        }
    }

    private void keep(Validation rule) {
        if (rule.type.equals("list")) {
            choices.add(new Choice(areas(rule.areas), rule.first.toString().strip()));
        } else if (rule.type.equals("whole") || rule.type.equals("decimal")) {
            BigDecimal first = number(rule.first);
            BigDecimal second = number(rule.second);
            BigDecimal step = rule.type.equals("whole") ? BigDecimal.ONE : BigDecimal.ZERO;
            BigDecimal least = switch (rule.operator) {
                case "between", "equal", "greaterThanOrEqual" -> first;
                case "greaterThan" -> first == null ? null : first.add(step);
                default -> null;
            };
            BigDecimal most = switch (rule.operator) {
                case "between" -> second;
                case "equal", "lessThanOrEqual" -> first;
                case "lessThan" -> first == null ? null : first.subtract(step);
                default -> null;
            };
            if (least != null || most != null) {
                limits.add(new Limit(areas(rule.areas), least, most));
            }
        }
    }

    /** A bound that is written as a number; one that is reckoned is left to Excel. */
    private static @Nullable BigDecimal number(CharSequence formula) {
        String text = formula.toString().strip();
        return text.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;
    }

    /** One rule for what cells may hold, as it is being read. */
    private static final class Validation {
        private final String type;
        private final String operator;
        private String areas;
        private final StringBuilder first = new StringBuilder();
        private final StringBuilder second = new StringBuilder();

        Validation(@Nullable String type, @Nullable String operator, @Nullable String areas) {
            this.type = type == null ? "" : type;
            this.operator = operator == null ? "between" : operator;
            this.areas = areas == null ? "" : areas;
        }

        void say(String element, String text) {
            switch (element) {
                case "formula1" -> append(first, text);
                case "formula2" -> append(second, text);
                case "sqref" -> areas = text;
                default -> {
                }
            }
        }

        private static void append(StringBuilder formula, String text) {
            if (formula.length() < 4000) {
                formula.append(text);
            }
        }
    }

    /** A1:B2 D5, as Excel writes it. */
    static List<Area> areas(@Nullable String written) {
        var areas = new ArrayList<Area>();
        for (String one : written == null ? new String[0] : written.strip().split("\\s+")) {
            Matcher matcher = RANGE.matcher(one);
            if (matcher.matches()) {
                int top = Integer.parseInt(matcher.group(2)) - 1;
                int left = column(matcher.group(1));
                areas.add(matcher.group(3) == null ? new Area(top, left, top, left) : new Area(top, left, Integer.parseInt(matcher.group(4)) - 1, column(matcher.group(3))));
            }
        }
        return areas;
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** Ends with an error where a part is far larger than any form. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return in.read();
        }

        @Override
        public int read(byte[] to, int off, int len) throws IOException {
            int read = in.read(to, off, len);
            count(read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("part too large");
            }
        }
    }
}
