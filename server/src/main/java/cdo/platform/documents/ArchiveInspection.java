package cdo.platform.documents;

import cdo.platform.kernel.SecretMarks;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * out, encrypted entries, macros, templates fetched from elsewhere, things that run, archives inside archives, secrecy marks in the text. Every file of
 * an ordinary archive is looked at as if it had come by itself; what office files embed is opened too.
 */
final class ArchiveInspection {
    static final long LARGEST = 1L << 30;
    static final int MOST_ENTRIES = 10_000;
    /** Office files reach ratios of 50; bombs start at a thousand. Only counted once it matters. */
    static final int RATIO = 200;
    private static final long RATIO_FROM = 20L << 20;
    private static final int HEAD = 8;
    private static final Set<String> PARAGRAPHS = Set.of("p", "si", "is", "TextCode", "tr", "row");

    private final String name;
    private final Inspection.Room room;
    private final Consumer<String> secret;
    private final Consumer<String> lines;

    private ArchiveInspection(String name, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) {
        this.name = name;
        this.room = room;
        this.secret = secret;
        this.lines = lines;
    }

    static FileType of(Path file, String name, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) throws IOException {
        if (room.tooDeep()) throw Refusals.file("documents.file.bomb", name);
        try (var zip = ZipFile.builder().setPath(file).get()) {
            return new ArchiveInspection(name, room, secret, lines).look(zip, false);
        }
    }

    /** A file of any office program inside another one. */
    static void embedded(Path file, String name, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) throws IOException {
        if (room.tooDeep()) throw Refusals.file("documents.file.bomb", name);
        try (var zip = ZipFile.builder().setPath(file).get()) {
            new ArchiveInspection(name, room, secret, lines).look(zip, true);
        }
    }

    private FileType look(ZipFile zip, boolean office) throws IOException {
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
            if (type == FileType.ZIP && !office) packed(zip, entry);
            else part(zip, entry);
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
    private void packed(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String path = called(entry);
        String file = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        SecretMarks.inName(file).ifPresent(secret);
        if (FileType.runnable(file)) throw Refusals.file("documents.file.runnable", file);
        if (FileType.named(file).orElse(FileType.ZIP) == FileType.ZIP) throw Refusals.file("documents.file.inside", name, file);
        // what a Mac keeps beside each file is no document, whatever it is called
        boolean beside = path.startsWith("__MACOSX/");
        spooled(zip, entry, copy -> {
            if (!beside && Files.size(copy) > 0) Inspection.of(copy, file, FileType.PACKED, room.inside());
        });
    }

    /** Archives made by Chinese Windows name their entries in GBK without saying so. */
    private static String called(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) return entry.getName();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            return new String(raw, Charset.forName("GB18030"));
        }
    }

    private interface Look {
        void at(Path copy) throws IOException;
    }

    private void spooled(ZipFile zip, ZipArchiveEntry entry, Look look) throws IOException {
        Path copy = Files.createTempFile("packed", ".part");
        try {
            try (InputStream in = unpacked(zip, entry)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            look.at(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private InputStream unpacked(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    private static FileType type(ZipFile zip) {
        if (zip.getEntry("[Content_Types].xml") != null) {
            if (zip.getEntry("word/document.xml") != null) return FileType.DOCX;
            if (zip.getEntry("xl/workbook.xml") != null) return FileType.XLSX;
        }
        return zip.getEntry("OFD.xml") != null ? FileType.OFD : FileType.ZIP;
    }

    private void part(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String path = entry.getName();
        boolean text = path.endsWith(".xml") && !path.startsWith("docProps/");
        boolean packed;
        try (InputStream in = new BufferedInputStream(unpacked(zip, entry))) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            if (Programs.begins(head)) throw Refusals.file("documents.file.embedded", name, path);
            packed = Embedded.opens(head);
            if (path.endsWith(".rels") || path.equals("[Content_Types].xml")) relations(in);
            else if (text) text(in);
            if (!packed) in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) throw io;
            throw Refusals.file("documents.file.damaged", name);
        }
        if (packed) spooled(zip, entry, copy -> Embedded.check(copy, name, path, room.inside(), secret, lines));
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
            if (room.bytes().addAndGet(-bytes) < 0 || out > RATIO_FROM && out / packed > RATIO) throw Refusals.file("documents.file.bomb", name);
        }
    }
}
