package cdo.platform.audit;

import cdo.platform.audit.Verification.Opening;
import cdo.platform.audit.Verification.Tail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An exported trail: JSON lines, the first one about the file, then one per event with its place and digest. Verifies
 * without a server; needs the anchors of about the same time beside it.
 */
public final class TrailFile {

    private static final String FORM = "shuguan-audit/1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TrailFile() {
    }

    /**
     * The first line.
     *
     * @param before     place of the last event before this file
     * @param opening    digest there
     * @param last       place of the last event of this file
     * @param closing    digest there
     * @param toTheEnd   true when the trail ended there at that time, so that later anchors of that time would betray a cut
     * @param exportedAt real time, taken before reading
     */
    public record Head(String form, long before, String opening, long last, String closing, boolean toTheEnd, Instant exportedAt) {
        static Head of(Opening opening, Sealer.End end, boolean toTheEnd, Instant exportedAt) {
            return new Head(FORM, opening.place(), opening.digest().toString(), end.place(), end.digest().toString(), toTheEnd, exportedAt);
        }
    }

    static void write(Writer out, Head head, Iterator<Event> events) throws IOException {
        out.write(JSON.writeValueAsString(head));
        out.write('\n');
        while (events.hasNext()) {
            out.write(line(events.next()));
            out.write('\n');
        }
    }

    static String line(Event event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("place", event.place());
        fields.put("id", event.id());
        fields.put("realAt", event.realAt().toString());
        fields.put("officialAt", event.officialAt().toString());
        fields.put("accountId", event.accountId());
        fields.put("actor", event.actor());
        fields.put("unitId", event.unitId());
        fields.put("unitName", event.unitName());
        fields.put("postId", event.postId());
        fields.put("postName", event.postName());
        fields.put("action", event.action());
        fields.put("subjectKind", event.subjectKind());
        fields.put("subjectId", event.subjectId());
        fields.put("outcome", event.outcome().name());
        fields.put("source", event.source());
        fields.put("details", event.details());
        fields.put("digest", event.digest().toString());
        return JSON.writeValueAsString(fields);
    }

    /**
     * Verifies a file.
     *
     * @throws IOException when it cannot be read or is not such a file
     */
    public static Verdict verify(Path file, Anchors.Read anchors) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Head head = head(lines.readLine());
            Opening opening = new Opening(head.before(), Digest.parse(head.opening()), true);
            var damaged = new ArrayList<Finding>();
            return new Verification(opening, ofThatTime(head, anchors)).of(events(lines, damaged), Tail.NONE, head.exportedAt()).and(damaged);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The head is itself a witness of where the file ends; anchors of a later time say nothing about it. */
    private static Anchors.Read ofThatTime(Head head, Anchors.Read anchors) {
        List<Anchor> then = new ArrayList<>(anchors.anchors().stream()
                .filter(anchor -> !anchor.at().isAfter(head.exportedAt()) && (head.toTheEnd() || anchor.count() <= head.last())).toList());
        if (!then.isEmpty() && head.last() > 0) {
            then.add(new Anchor(Anchor.Kind.SEALED, head.last(), Digest.parse(head.closing()), head.exportedAt()));
        }
        return new Anchors.Read(then, anchors.unreadable());
    }

    private static Head head(@Nullable String line) throws IOException {
        try {
            Head head = line == null ? null : JSON.readValue(line, Head.class);
            if (head != null && FORM.equals(head.form())) {
                return head;
            }
        } catch (JacksonException notOurs) {
            // said below
        }
        throw new IOException("不是审计日志导出文件 · not an exported audit trail");
    }

    /** @param damaged takes what is said of lines that are no events any more; the chain shows them as missing besides */
    private static Iterator<Event> events(BufferedReader lines, List<Finding> damaged) {
        return new Iterator<>() {
            private int number = 1;
            private @Nullable Event next = read();

            private @Nullable Event read() {
                try {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        number++;
                        try {
                            return event(JSON.readTree(line));
                        } catch (JacksonException | IllegalArgumentException | DateTimeException edited) {
                            if (damaged.size() < Verification.MOST) {
                                damaged.add(Finding.of(Finding.Kind.LINE_DAMAGED, 0, number));
                            }
                        }
                    }
                    return null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Event next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Event event = next;
                next = read();
                return event;
            }
        };
    }

    private static Event event(JsonNode node) {
        return new Event(node.required("place").asLong(), node.required("id").asLong(), Instant.parse(node.required("realAt").asString()),
                Instant.parse(node.required("officialAt").asString()), number(node, "accountId"), node.required("actor").asString(), number(node, "unitId"),
                text(node, "unitName"), number(node, "postId"), text(node, "postName"), node.required("action").asString(), text(node, "subjectKind"),
                number(node, "subjectId"), Outcome.valueOf(node.required("outcome").asString()), node.required("source").asString(),
                node.required("details").asString(), Digest.parse(node.required("digest").asString()));
    }

    private static @Nullable Long number(JsonNode node, String name) {
        JsonNode value = node.required(name);
        return value.isNull() ? null : value.asLong();
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.required(name);
        return value.isNull() ? null : value.asString();
    }
}
