package cdo.platform.jobs;

import cdo.platform.kernel.Message;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How a running job reports. Cheap to call: it is written down at most twice a second. Not for several threads at once,
 * except {@link #cancelled()}.
 */
public final class JobProgress {

    private static final long EVERY_NANOS = 500_000_000L;

    private final Progress progress;
    private long writtenAt = System.nanoTime();
    private @Nullable Long total;
    private long done;
    private @Nullable Message note;
    private volatile boolean cancel;

    JobProgress(Progress progress) {
        this.progress = progress;
    }

    /** How many steps there will be; may be corrected on the way. */
    public void total(long steps) {
        total = steps;
        write();
    }

    /** So many more steps are done. Stops the job here when somebody asked for it. */
    public void advance(long steps) {
        done += steps;
        if (System.nanoTime() - writtenAt >= EVERY_NANOS) {
            write();
        }
        checkpoint();
    }

    /** What it does now, or at the end what came of it. */
    public void say(String key, Object... args) {
        note = Message.of(key, args);
        write();
    }

    /** Where the result can be looked at. */
    public void result(String href) {
        progress.result(href);
    }

    /** Leaves the job when somebody asked it to stop. */
    public void checkpoint() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** Somebody asked it to stop, or the server is stopping. */
    public boolean cancelled() {
        return cancel || Thread.currentThread().isInterrupted();
    }

    void cancel() {
        cancel = true;
    }

    /** Writes what is known now and learns whether another node took a request to stop. */
    void write() {
        writtenAt = System.nanoTime();
        cancel |= progress.write(total, done, note);
    }

    /** Where it is written. */
    interface Progress {

        /** @return true when the job shall stop */
        boolean write(@Nullable Long total, long done, @Nullable Message note);

        void result(String href);
    }
}
