package cdo.platform.documents;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Follows the parts of a picture from its head to its image, without decoding it: what only begins like a picture (a page of HTML behind the eight bytes of
 * PNG) is none. Nothing may follow the end of a PNG (W3C PNG §5.6): what does is another file, or the part of a screenshot that somebody meant to cut off.
 */
final class PictureInspection {

    private static final int PNG_HEAD = 8;
    private static final int IHDR_LENGTH = 13;

    private PictureInspection() { }

    static FileType png(Path file, String name) throws IOException {
        try (var in = open(file)) {
            in.skipNBytes(PNG_HEAD);
            if (in.readInt() != IHDR_LENGTH) throw Refusals.file("documents.file.damaged", name);
            byte[] head = in.readNBytes(4 + IHDR_LENGTH);
            var sum = new CRC32();
            sum.update(head);
            if (head.length < 4 + IHDR_LENGTH || !chunk(head).equals("IHDR") || in.readInt() != (int) sum.getValue()) throw Refusals.file("documents.file.damaged", name);
            boolean image = false;
            for (;;) {
                int length = in.readInt();
                String kind = chunk(in.readNBytes(4));
                if (length < 0 || !kind.matches("[A-Za-z]{4}")) throw Refusals.file("documents.file.damaged", name);
                in.skipNBytes(length + 4L);
                image |= kind.equals("IDAT");
                if (kind.equals("IEND")) break;
            }
            if (!image || in.read() >= 0) throw Refusals.file("documents.file.damaged", name);
            return FileType.PNG;
        }
    }

    private static String chunk(byte[] letters) {
        return new String(letters, 0, Math.min(4, letters.length), StandardCharsets.ISO_8859_1);
    }

    /** The segments up to the beginning of the scan (ITU-T T.81 annex B): there must be a frame. Cameras put more behind the end. */
    static FileType jpg(Path file, String name) throws IOException {
        try (var in = open(file)) {
            in.skipNBytes(2);
            boolean frame = false;
            for (;;) {
                if (in.readUnsignedByte() != 0xff) throw Refusals.file("documents.file.damaged", name);
                int marker = in.readUnsignedByte();
                while (marker == 0xff) marker = in.readUnsignedByte();
                if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) continue;
                int length = in.readUnsignedShort();
                if (marker == 0 || marker == 0xd8 || marker == 0xd9 || length < 2) throw Refusals.file("documents.file.damaged", name);
                frame |= marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
                in.skipNBytes(length - 2L);
                if (marker == 0xda) break;
            }
            if (!frame) throw Refusals.file("documents.file.damaged", name);
            return FileType.JPG;
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }
}
