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
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof Kept kept)) {
            return null;
        }
        session.removeAttribute(KEY);
        return new Message(kept.key, (Object[]) kept.args);
    }

    /** Sessions live in the database: kept as text only. */
    private record Kept(String key, String[] args) implements Serializable {
    }
}
