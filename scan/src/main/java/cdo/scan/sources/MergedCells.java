package cdo.scan.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The merged ranges of a workbook's sheets, which the workbook library does not tell. They stand after the data, so each sheet is read once for them. */
final class MergedCells {

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final int MOST = 200_000;

    /** Rows and columns from 0, both ends included. */
    record Range(int top, int left, int bottom, int right) {
    }

    private final Path file;

    MergedCells(Path file) {
        this.file = file;
    }

    List<Range> of(String sheet) throws IOException {
        List<Range> ranges = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String part = part(zip, sheet);
            ZipEntry entry = part == null ? null : zip.getEntry(part);
            if (entry != null) {
                each(zip, entry, reader -> {
                    if (reader.getLocalName().equals("mergeCell") && ranges.size() < MOST) {
                        Range range = range(reader.getAttributeValue(null, "ref"));
                        if (range != null) {
                            ranges.add(range);
                        }
                    }
                });
            }
        }
        ranges.sort(Comparator.comparingInt(Range::top));
        return ranges;
    }

    private static @Nullable String part(ZipFile zip, String sheet) throws IOException {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> targets = new HashMap<>();
        each(zip, zip.getEntry("xl/workbook.xml"), reader -> {
            if (reader.getLocalName().equals("sheet")) {
                String id = reader.getAttributeValue(RELATIONSHIPS, "id");
                ids.put(reader.getAttributeValue(null, "name"), id == null ? reader.getAttributeValue(STRICT_RELATIONSHIPS, "id") : id);
            }
        });
        each(zip, zip.getEntry("xl/_rels/workbook.xml.rels"), reader -> {
            if (reader.getLocalName().equals("Relationship")) {
                targets.put(reader.getAttributeValue(null, "Id"), reader.getAttributeValue(null, "Target"));
            }
        });
        String target = targets.get(ids.get(sheet));
        return target == null ? null : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private interface Element {
        void found(XMLStreamReader reader) throws XMLStreamException;
    }

    private static void each(ZipFile zip, @Nullable ZipEntry entry, Element element) throws IOException {
        if (entry == null) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    element.found(reader);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static @Nullable Range range(@Nullable String reference) {
        String[] ends = reference == null ? new String[0] : reference.replace("$", "").split(":");
        if (ends.length != 2 || !ends[0].matches("[A-Z]{1,3}\\d{1,7}") || !ends[1].matches("[A-Z]{1,3}\\d{1,7}")) {
            return null;
        }
        return new Range(row(ends[0]), column(ends[0]), row(ends[1]), column(ends[1]));
    }

    private static int row(String cell) {
        return Integer.parseInt(cell.replaceAll("[A-Z]", "")) - 1;
    }

    private static int column(String cell) {
        int column = 0;
        for (char letter : cell.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** Fills rows in order; remembers each open range's value until its last row has passed. */
    static final class Filling {

        private final Iterator<Range> coming;
        private @Nullable Range next;
        private final Map<Range, @Nullable String> open = new HashMap<>();

        Filling(List<Range> ranges) {
            coming = ranges.iterator();
            next = coming.hasNext() ? coming.next() : null;
        }

        void fill(int row, List<@Nullable String> cells) {
            while (next != null && next.top <= row) {
                boolean here = next.top == row && next.left < cells.size();
                open.put(next, here ? cells.get(next.left) : null);
                next = coming.hasNext() ? coming.next() : null;
            }
            open.keySet().removeIf(range -> range.bottom < row);
            open.forEach((range, value) -> spread(range, value, cells));
        }

        private static void spread(Range range, @Nullable String value, List<@Nullable String> cells) {
            if (value == null) {
                return;
            }
            // a range across the whole sheet would make every row as wide as the sheet can be
            for (int i = range.left; i <= Math.min(range.right, range.left + 1000); i++) {
                while (cells.size() <= i) {
                    cells.add(null);
                }
                if (cells.get(i) == null) {
                    cells.set(i, value);
                }
            }
        }
    }
}
