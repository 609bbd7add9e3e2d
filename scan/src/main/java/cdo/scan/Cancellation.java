package cdo.scan;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wish to stop, made by another thread: a flag for our own loops and a call for the statement that runs at the source. */
public final class Cancellation {

    private volatile boolean wished;
    private final AtomicReference<@Nullable Reading> reading = new AtomicReference<>();

    public void wish() {
        wished = true;
        Reading open = reading.get();
        if (open != null) {
            open.cancel();
        }
    }

    public boolean isWished() {
        return wished;
    }

    /** The survey names the reading that a wish must stop; null when it is closed. */
    public void follow(@Nullable Reading open) {
        reading.set(open);
        if (open != null && wished) {
            open.cancel();
        }
    }
}
