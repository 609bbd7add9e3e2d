package cdo.platform.audit;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed and how, so that anybody can do it again with another program. The text of an event is the line
 * {@code trail:1} and then one line per field, {@code name:length:value} with the length in bytes of UTF-8, or
 * {@code name:-} for nothing, in the order below; every line ends with LF. The digest is SM3(digest of the place before, 32
 * bytes, ‖ text in UTF-8). Before place 1 stand 32 zero bytes.
 */
final class Seal {

    private Seal() {
    }

    static Digest next(Digest before, Event event) {
        var sm3 = new SM3Digest();
        feed(sm3, before.bytes());
        feed(sm3, text(event).getBytes(StandardCharsets.UTF_8));
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return Digest.of(digest);
    }

    static String text(Event event) {
        var text = new StringBuilder("trail:1\n");
        line(text, "place", event.place());
        line(text, "id", event.id());
        line(text, "realAt", event.realAt());
        line(text, "officialAt", event.officialAt());
        line(text, "accountId", event.accountId());
        line(text, "actor", event.actor());
        line(text, "unitId", event.unitId());
        line(text, "unitName", event.unitName());
        line(text, "postId", event.postId());
        line(text, "postName", event.postName());
        line(text, "action", event.action());
        line(text, "subjectKind", event.subjectKind());
        line(text, "subjectId", event.subjectId());
        line(text, "outcome", event.outcome());
        line(text, "source", event.source());
        line(text, "details", event.details());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @Nullable Object value) {
        text.append(name).append(':');
        if (value == null) {
            text.append("-\n");
        } else {
            String written = value.toString();
            text.append(written.getBytes(StandardCharsets.UTF_8).length).append(':').append(written).append('\n');
        }
    }

    private static void feed(SM3Digest sm3, byte[] bytes) {
        sm3.update(bytes, 0, bytes.length);
    }
}
