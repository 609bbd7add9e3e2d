package cdo.platform.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into zip archives, which Word, Excel and OFD files are too: bombs (by counting what really comes out, not what is declared), paths that climb
 * out, encrypted entries, macros, templates fetched from elsewhere, things that run, archives inside archives, secrecy marks in the text.
 */
final class ArchiveInspection {
    static final long LARGEST = 1L << 30;
    static final int MOST_ENTRIES = 10_000;
    /** Office files reach ratios of 50; bombs start at a thousand. Only counted once it matters. */
    static final int RATIO = 200;
    private static final long RATIO_FROM = 20L << 20;
    private static final Set<String> PARAGRAPHS = Set.of("p", "si", "is", "TextCode", "tr", "row");

    private final String name;
    private final long largest;
    private final Consumer<String> secret;
    private final Consumer<String> lines;
    private long total;

    private ArchiveInspection(String name, long largest, Consumer<String> secret, Consumer<String> lines) {
        this.name = name;
        this.largest = largest;
        this.secret = secret;
        this.lines = lines;
    }

    static FileType of(Path file, String name, long largest, Consumer<String> secret, Consumer<String> lines) throws IOException {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            return new ArchiveInspection(name, largest, secret, lines).look(zip);
        }
    }

    private FileType look(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            entries.add(entry);
            if (entries.size() > MOST_ENTRIES) throw Refusals.file("documents.file.bomb", name);
            check(entry);
        }
        if (entries.isEmpty()) throw Refusals.file("documents.file.empty", name);
        FileType type = type(zip);
        for (ZipArchiveEntry entry : entries) {
            if (entry.isDirectory()) continue;
            if (type == FileType.ZIP) plain(entry);
            read(zip, entry, type);
        }
        return type;
    }

    private void check(ZipArchiveEntry entry) {
        String path = entry.getName().replace('\\', '/');
        if (path.startsWith("/") || path.matches("^[A-Za-z]:.*") || List.of(path.split("/")).contains("..")) throw Refusals.file("documents.file.traversal", name);
        if (entry.isUnixSymlink()) throw Refusals.file("documents.file.traversal", name);
        if (entry.getGeneralPurposeBit().usesEncryption()) throw Refusals.file("documents.file.encrypted", name);
        String small = path.toLowerCase(Locale.ROOT);
        if (small.endsWith("vbaproject.bin") || small.endsWith("vbadata.xml") || small.contains("macrosheets/")) throw Refusals.file("documents.file.macros", name);
    }

    /** An ordinary archive may hold only what may be attached by itself, and no further archive. */
    private void plain(ZipArchiveEntry entry) {
        String file = entry.getName().substring(entry.getName().replace('\\', '/').lastIndexOf('/') + 1);
        SecretMarks.inName(file).ifPresent(secret);
        FileType type = FileType.named(file).orElse(FileType.ZIP);
        if (FileType.runnable(file)) throw Refusals.file("documents.file.runnable", file);
        if (type == FileType.ZIP) throw Refusals.file("documents.file.inside", name, file);
    }

    private static FileType type(ZipFile zip) {
        if (zip.getEntry("[Content_Types].xml") != null) {
            if (zip.getEntry("word/document.xml") != null) return FileType.DOCX;
            if (zip.getEntry("xl/workbook.xml") != null) return FileType.XLSX;
        }
        return zip.getEntry("OFD.xml") != null ? FileType.OFD : FileType.ZIP;
    }

    private void read(ZipFile zip, ZipArchiveEntry entry, FileType type) throws IOException {
        String path = entry.getName();
        boolean text = type != FileType.ZIP && path.endsWith(".xml") && !path.startsWith("docProps/");
        try (InputStream in = new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()))) {
            if (type != FileType.ZIP && (path.endsWith(".rels") || path.equals("[Content_Types].xml"))) relations(in);
            else if (text) text(in);
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) throw io;
            throw Refusals.file("documents.file.damaged", name);
        }
    }

    private void relations(InputStream in) throws IOException {
        String relations = new String(in.readNBytes(4 << 20), StandardCharsets.UTF_8);
        if (relations.contains("macroEnabled")) throw Refusals.file("documents.file.macros", name);
        for (String relation : relations.split("<Relationship"))
            if (relation.contains("\"External\"") && (relation.contains("/attachedTemplate\"") || relation.contains("/oleObject\"") || relation.contains("/frame\"")))
                throw Refusals.file("documents.file.active", name);
    }

    private void text(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(in);
        var line = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) line.append(reader.getText());
            boolean ends = event == XMLStreamConstants.END_ELEMENT && PARAGRAPHS.contains(reader.getLocalName());
            if (ends || line.length() > 4000) {
                lines.accept(line.toString());
                line.setLength(0);
            }
        }
        lines.accept(line.toString());
    }

    /** Counts what comes out and stops before it fills anything. */
    private final class Counted extends FilterInputStream {
        private final long packed;
        private long out;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) add(1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            int got = super.read(bytes, from, count);
            if (got > 0) add(got);
            return got;
        }

        @Override
        public long skip(long bytes) {
            return 0;
        }

        private void add(int bytes) {
            out += bytes;
            total += bytes;
            if (total > largest || out > RATIO_FROM && out / packed > RATIO) throw Refusals.file("documents.file.bomb", name);
        }
    }
}
