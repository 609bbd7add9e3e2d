package cdo.platform.kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a message in the database so that it still reads in both languages years later: {@code {"key":…, "args":[…]}}.
 * Texts, numbers, dates, enum constants and nested messages come back as what they were.
 */
public final class MessageJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageJson() {
    }

    public static JSONB write(Message message) {
        return JSONB.valueOf(JSON.writeValueAsString(map(message)));
    }

    public static @Nullable JSONB writeOrNull(@Nullable Message message) {
        return message == null ? null : write(message);
    }

    public static Message read(JSONB stored) {
        return message(JSON.readTree(stored.data()));
    }

    public static @Nullable Message readOrNull(@Nullable JSONB stored) {
        return stored == null ? null : read(stored);
    }

    private static Map<String, Object> map(Message message) {
        List<Object> args = new ArrayList<>();
        for (Object arg : message.args()) {
            args.add(switch (arg) {
                case null -> "";
                case Message nested -> map(nested);
                case Enum<?> constant -> map(Message.of("enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name()));
                case LocalDate date -> Map.of("date", date.toString());
                case Number number -> number;
                default -> arg.toString();
            });
        }
        return Map.of("key", message.key(), "args", args);
    }

    private static Message message(JsonNode node) {
        List<Object> args = new ArrayList<>();
        for (JsonNode arg : node.get("args")) {
            if (arg.has("key")) {
                args.add(message(arg));
            } else if (arg.has("date")) {
                args.add(LocalDate.parse(arg.get("date").asString()));
            } else if (arg.isIntegralNumber()) {
                args.add(arg.asLong());
            } else {
                args.add(arg.isNumber() ? (Object) arg.decimalValue() : arg.asString());
            }
        }
        return new Message(node.get("key").asString(), args.toArray());
    }
}
