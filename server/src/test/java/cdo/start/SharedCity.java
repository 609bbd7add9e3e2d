package cdo.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/**
 * One demonstration city for several test processes. The first opens it, the last closes it; who uses it holds a shared lock
 * meanwhile, so that neither an end nor a kill -9 leaves it in use.
 */
final class SharedCity {

    private static final String NAME = "demo-city-test";
    private static final int OPENING = 0;
    private static final int USING = 1;

    private final FileChannel locks;

    private SharedCity(FileChannel locks) {
        this.locks = locks;
    }

    static Launched opened() throws IOException {
        var city = new SharedCity(FileChannel.open(Path.of("target", NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try (FileLock _ = city.locks.lock(OPENING, 1, false)) {
            Launched launched = city.unused() ? Launched.fresh(NAME) : Launched.found(Path.of("target", NAME).toAbsolutePath());
            FileLock using = city.locks.lock(USING, 1, true);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> city.leave(launched, using)));
            return launched;
        }
    }

    private boolean unused() throws IOException {
        FileLock alone = locks.tryLock(USING, 1, false);
        if (alone == null) {
            return false;
        }
        alone.release();
        return true;
    }

    private void leave(Launched launched, FileLock using) {
        try (FileLock _ = locks.lock(OPENING, 1, false)) {
            using.release();
            if (unused()) {
                launched.cdo("stop");
                FileSystemUtils.deleteRecursively(launched.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
