package cdo.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * What an office file embeds. A workbook, a formula or a drawing belongs to the text; a wrapped file ("Package", the object packager) may be anything, runs
 * with two clicks and is refused: it can be attached by itself, where it is looked at.
 */
final class Embedded {

    private static final String ZIP = "504b0304";
    private static final String COMPOUND = "d0cf11e0a1b11ae1";
    /** The stream in which the object packager keeps a file of any kind. */
    private static final String WRAPPED = "\u0001Ole10Native";

    private Embedded() { }

    static boolean opens(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return hex.startsWith(ZIP) || hex.startsWith(COMPOUND);
    }

    /**
     * @param name of the file that was sent
     * @param part of it
     */
    static void check(Path copy, String name, String part, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) throws IOException {
        if (room.tooDeep()) throw Refusals.file("documents.file.bomb", name);
        byte[] head;
        try (InputStream in = Files.newInputStream(copy)) {
            head = in.readNBytes(8);
        }
        if (Programs.begins(head)) throw Refusals.file("documents.file.embedded", name, part);
        String hex = HexFormat.of().formatHex(head);
        if (hex.startsWith(COMPOUND)) compound(copy, name, part, room, secret, lines);
        else if (hex.startsWith(ZIP)) packed(copy, name, part, room, secret, lines);
    }

    private static void compound(Path copy, String name, String part, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) throws IOException {
        try (var container = new POIFSFileSystem(copy.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (wraps(root)) throw Refusals.file("documents.file.embedded", name, part);
            for (String macros : List.of("Macros", "_VBA_PROJECT_CUR", "VBA"))
                if (root.hasEntryCaseInsensitive(macros)) throw Refusals.file("documents.file.macros", name);
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) throw Refusals.file("documents.file.encrypted", name);
            if (root.hasEntryCaseInsensitive("Package")) {
                Path inner = Files.createTempFile("packed", ".part");
                try {
                    try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive("Package"))) {
                        Files.copy(in, inner, StandardCopyOption.REPLACE_EXISTING);
                    }
                    check(inner, name, part, room.inside(), secret, lines);
                } finally {
                    Files.deleteIfExists(inner);
                }
            }
        }
    }

    /** Also in the storages of single objects, where documents of old formats keep them. */
    static boolean wraps(DirectoryNode storage) {
        for (Entry entry : storage)
            if (entry.getName().equals(WRAPPED) || entry instanceof DirectoryNode inner && wraps(inner)) return true;
        return false;
    }

    /** Office files of any program; an ordinary archive has no place in a text. */
    private static void packed(Path copy, String name, String part, Inspection.Room room, Consumer<String> secret, Consumer<String> lines) throws IOException {
        boolean office;
        try (var zip = ZipFile.builder().setPath(copy).get()) {
            office = zip.getEntry("[Content_Types].xml") != null || zip.getEntry("OFD.xml") != null;
        }
        if (!office) throw Refusals.file("documents.file.embedded", name, part);
        ArchiveInspection.embedded(copy, name, room, secret, lines);
    }
}
