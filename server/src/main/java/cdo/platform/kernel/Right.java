package cdo.platform.kernel;

import java.util.EnumMap;
import java.util.Map;

/**
 * One thing that may be done, and how far each role may do it. Modules declare theirs as constants and contribute them
 * (web {@code Contribution}); its title is the message {@code right.<key>}.
 *
 * @param key   {@code module.what}, for example {@code appointments.submit}
 * @param spans role → reach
 */
public record Right(String key, Map<Role, Span> spans) {

    public Right {
        spans = Map.copyOf(spans);
    }

    public static Right named(String key) {
        return new Right(key, Map.of());
    }

    public Right to(Span span, Role... roles) {
        var more = new EnumMap<Role, Span>(Role.class);
        more.putAll(spans);
        for (Role role : roles) {
            more.put(role, span);
        }
        return new Right(key, more);
    }
}
