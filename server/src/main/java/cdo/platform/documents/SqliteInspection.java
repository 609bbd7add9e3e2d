package cdo.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the head of a SQLite file, without opening it as a database: a file whose page size, page count and length do not
 * agree was cut off or made to mislead a reader (the file format's sections 1.2 and 1.3). Whoever reads it opens it read-only.
 */
final class SqliteInspection {

    private static final String BEGINNING = "53514c69746520666f726d6174203300";
    private static final int HEAD = 100;

    private SqliteInspection() { }

    static boolean begins(String hex) {
        return hex.startsWith(BEGINNING);
    }

    static FileType of(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length < HEAD) throw Refusals.file("documents.file.damaged", name);
        var read = ByteBuffer.wrap(head);
        int pageSize = read.getShort(16) == 1 ? 65_536 : Short.toUnsignedInt(read.getShort(16));
        boolean powerOfTwo = pageSize >= 512 && Integer.bitCount(pageSize) == 1;
        boolean formats = head[18] >= 1 && head[18] <= 2 && head[19] >= 1 && head[19] <= 2 && head[21] == 64 && head[22] == 32 && head[23] == 32;
        long size = Files.size(file);
        // a count that was not kept up by the last writer (its stamp differs) says nothing
        boolean counted = read.getInt(24) == read.getInt(92);
        boolean agrees = !counted || Integer.toUnsignedLong(read.getInt(28)) * pageSize == size;
        if (!powerOfTwo || !formats || size % pageSize != 0 || !agrees) throw Refusals.file("documents.file.damaged", name);
        return FileType.SQLITE;
    }
}
