package cdo.scan.sources;

import cdo.scan.Limits;
import cdo.scan.SourceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** First look at a file, before anything parses it. */
final class LocalFiles {

    private LocalFiles() {
    }

    static Path readable(Path file, Limits limits) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new SourceProblem(SourceProblem.Kind.NO_SUCH_FILE, name);
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new SourceProblem(SourceProblem.Kind.EMPTY, name);
            }
            if (size > limits.fileBytes()) {
                throw new SourceProblem(SourceProblem.Kind.TOO_LARGE, name);
            }
        } catch (IOException e) {
            throw notReadable(file, e);
        }
        return file;
    }

    static boolean beginsWith(Path file, byte[] bytes) {
        return Arrays.equals(beginning(file, bytes.length), bytes);
    }

    static byte[] beginning(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw notReadable(file, e);
        }
    }

    static SourceProblem notReadable(Path file, Exception cause) {
        return new SourceProblem(SourceProblem.Kind.NOT_READABLE, file.getFileName().toString(), cause.getMessage(), cause);
    }
}
