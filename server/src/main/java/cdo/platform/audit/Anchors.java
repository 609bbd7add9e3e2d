package cdo.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The anchor file {@code DATA/audit/anchors}: what the chain was, kept outside the database and only ever appended to.
 * Copy it away regularly, or have each line sent to a syslog host: who can change the database <em>and</em> every copy of
 * the anchors can change the past.
 */
public final class Anchors {

    private final Path file;
    private final Consumer<Anchor> also;

    /** @param also receives every new anchor, after it was written to the file */
    public Anchors(Path file, Consumer<Anchor> also) {
        this.file = file;
        this.also = also;
    }

    /** Where it lies in a data folder. */
    public static Path in(Path dataFolder) {
        return dataFolder.resolve("audit").resolve("anchors");
    }

    synchronized void append(Anchor anchor) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap((anchor + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        also.accept(anchor);
    }

    /** All lines of the file; empty when there is none. */
    public Read read() {
        return read(file);
    }

    static Read read(Path file) {
        if (!Files.exists(file)) {
            return new Read(List.of(), List.of());
        }
        var anchors = new ArrayList<Anchor>();
        var unreadable = new ArrayList<Integer>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                int at = number;
                Anchor.parse(line).ifPresentOrElse(anchors::add, () -> unreadable.add(at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(anchors, unreadable);
    }

    /** @param unreadable numbers of lines that are no anchors */
    public record Read(List<Anchor> anchors, List<Integer> unreadable) {
        public Read {
            anchors = List.copyOf(anchors);
            unreadable = List.copyOf(unreadable);
        }
    }
}
