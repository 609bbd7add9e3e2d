package cdo.platform.web;

import cdo.platform.kernel.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One sentence carried over the redirect after a step: «done, and this happens next». */
public final class Flash {

    private static final String KEY = "flash";

    private Flash() {
    }

    public static void say(HttpServletRequest request, String key, Object... args) {
        request.getSession().setAttribute(KEY, new Kept(key, Arrays.stream(args).map(String::valueOf).toArray(String[]::new)));
    }

    static @Nullable Message take(HttpServletRequest request) {
        // A page method that asks for its Page takes it first, the drawing again: within one request it stays the same.
        if (request.getAttribute(KEY) instanceof Message taken) {
            return taken;
        }
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof Kept kept)) {
            return null;
        }
        session.removeAttribute(KEY);
        var message = new Message(kept.key, (Object[]) kept.args);
        request.setAttribute(KEY, message);
        return message;
    }

    /** Sessions live in the database: kept as text only. */
    private record Kept(String key, String[] args) implements Serializable {
    }
}
