package cdo.platform.documents;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SecretMarks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Looks into a file that somebody wants to attach and refuses, with the reason, what is hostile, of a type not allowed, not what its name says, or
 * marked secret. Reads from disk; holds no file in memory.
 */
final class Inspection {
    /** Enough to find a paper by what it says. */
    private static final int MOST_WORDS = 10_000;

    private final Path file;
    private final String name;
    private final Set<FileType> allowed;
    private final Room room;
    private final StringBuilder words = new StringBuilder();

    private Inspection(Path file, String name, Set<FileType> allowed, Room room) {
        this.file = file;
        this.name = name;
        this.allowed = allowed;
        this.room = room;
    }

    /**
     * What may still come out of what is packed, however deep files lie in one another.
     *
     * @param deep how many packed files lie around this one
     */
    record Room(java.util.concurrent.atomic.AtomicLong bytes, int deep) {
        /** A workbook in a letter in an archive. */
        private static final int DEEPEST = 3;

        static Room of(long bytes) {
            return new Room(new java.util.concurrent.atomic.AtomicLong(bytes), 0);
        }

        Room inside() {
            return new Room(bytes, deep + 1);
        }

        boolean tooDeep() {
            return deep > DEEPEST;
        }
    }

    /** @param words what the text says, cut after some pages; empty for pictures, archives and old formats */
    record Inspected(FileType type, String words) {
    }

    /**
     * @param allowed the types that are taken here
     * @return the type found in the content, and its words
     * @throws cdo.platform.kernel.Problem.Invalid saying what is wrong and what to do
     */
    static Inspected of(Path file, String name, Set<FileType> allowed) {
        return of(file, name, allowed, ArchiveInspection.LARGEST);
    }

    /** @param largest bytes that may come out of what is packed */
    static Inspected of(Path file, String name, Set<FileType> allowed, long largest) {
        return of(file, name, allowed, Room.of(largest));
    }

    static Inspected of(Path file, String name, Set<FileType> allowed, Room room) {
        var inspection = new Inspection(file, name, allowed, room);
        try {
            FileType type = inspection.type();
            return new Inspected(type, inspection.words.toString().replace('\0', ' ').strip());
        } catch (IOException e) {
            throw Refusals.file("documents.file.damaged", name);
        }
    }

    /** A name as the browser sent it, without any path before it. */
    static String plain(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    }

    private FileType type() throws IOException {
        if (name.length() > 200) throw Refusals.file("documents.file.nameTooLong", name.substring(0, 40) + "…");
        if (name.codePoints().anyMatch(Inspection::invisible)) throw Refusals.file("documents.file.nameHidden");
        if (FileType.runnable(name)) throw Refusals.file("documents.file.runnable", name);
        SecretMarks.inName(name).ifPresent(mark -> secret(mark));
        if (Files.size(file) == 0) throw Refusals.file("documents.file.empty", name);
        FileType found = content();
        if (!allowed.contains(found)) throw notTaken();
        if (!found.fits(name)) throw Refusals.file("documents.file.mismatch", name, found.name());
        return found;
    }

    private FileType content() throws IOException {
        byte[] head = head();
        String hex = HexFormat.of().formatHex(head);
        if (hex.startsWith("25504446")) return PdfInspection.of(file, name, this::line);
        if (hex.startsWith("89504e470d0a1a0a")) return PictureInspection.png(file, name);
        if (hex.startsWith("ffd8ff")) return PictureInspection.jpg(file, name);
        if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return ArchiveInspection.of(file, name, room, this::secret, this::line);
        if (hex.startsWith("d0cf11e0a1b11ae1")) return old();
        if (SqliteInspection.begins(hex)) return SqliteInspection.of(file, name);
        if (text(charsets(hex))) {
            if (Programs.beginsText(head)) throw Refusals.file("documents.file.program", name);
            return FileType.TXT;
        }
        throw notTaken();
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(16);
        }
    }

    /** The binary formats of old office programs, and their wrapping of encrypted new ones. */
    private FileType old() throws IOException {
        try (var container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) throw Refusals.file("documents.file.encrypted", name);
            if (root.hasEntryCaseInsensitive("Macros") || root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("VBA"))
                throw Refusals.file("documents.file.macros", name);
            if (Embedded.wraps(root)) throw Refusals.file("documents.file.embedded", name, "OLE");
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                byte[] flags = start(root, "WordDocument", 12);
                if (flags.length == 12 && (flags[11] & 1) != 0) throw Refusals.file("documents.file.encrypted", name);
                return FileType.DOC;
            }
            for (String book : List.of("Workbook", "Book"))
                if (root.hasEntryCaseInsensitive(book)) {
                    if (passwordRecord(start(root, book, 4096))) throw Refusals.file("documents.file.encrypted", name);
                    return FileType.XLS;
                }
        }
        throw notTaken();
    }

    private static byte[] start(DirectoryNode root, String entry, int bytes) throws IOException {
        try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(entry))) {
            return in.readNBytes(bytes);
        }
    }

    /** A FILEPASS record (0x002F) among a workbook's first records. */
    private static boolean passwordRecord(byte[] records) {
        for (int at = 0; at + 4 <= records.length;) {
            int kind = (records[at] & 0xff) | (records[at + 1] & 0xff) << 8;
            if (kind == 0x2F) return true;
            at += 4 + ((records[at + 2] & 0xff) | (records[at + 3] & 0xff) << 8);
        }
        return false;
    }

    /** UTF-16, as spreadsheets save "Unicode text", only where its byte order mark says so. */
    private static List<Charset> charsets(String hex) {
        return hex.startsWith("fffe") || hex.startsWith("feff") ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    }

    /** Text has no control characters. */
    private boolean text(List<Charset> charsets) throws IOException {
        for (Charset charset : charsets) {
            var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
            try (var reader = new java.io.BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), decoder))) {
                var line = new StringBuilder();
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') return false;
                    if (c == '\n' || line.length() > 2000) {
                        line(line.toString());
                        line.setLength(0);
                    } else line.append((char) c);
                }
                line(line.toString());
                return true;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return false;
    }

    private Problem notTaken() {
        return Refusals.file("documents.file.type", name, FileType.list(allowed));
    }

    /** One line of text on its way through: looked at for secrecy marks and remembered for the search. */
    private void line(String line) {
        SecretMarks.inLine(line).ifPresent(this::secret);
        int left = MOST_WORDS - words.length();
        if (left > 0 && !line.isBlank()) words.append(line, 0, Math.min(line.length(), left)).append('\n');
    }

    private void secret(String mark) {
        throw Refusals.file("documents.file.secret", name, mark);
    }

    /** Control characters and the marks that turn the reading direction, with which "fdp.exe" shows as "exe.pdf". */
    private static boolean invisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

}
