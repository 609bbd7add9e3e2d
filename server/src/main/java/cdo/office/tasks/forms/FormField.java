package cdo.office.tasks.forms;

import cdo.platform.kernel.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param word    the title without blanks, brackets and marks: the same question under another hand
 * @param choices for {@link FieldKind#CHOICE}
 * @param least   what a number may be at least and at most, as the office's own workbook says; null: any
 * @param fact    key of what the system already knows and fills in; null for none
 */
public record FormField(long id, int place, String title, String word, FieldKind kind, boolean required, List<String> choices, @Nullable String fact,
                        @Nullable BigDecimal least, @Nullable BigDecimal most) {

    /** A field as it is drafted. */
    public record Draft(String title, FieldKind kind, boolean required, List<String> choices, @Nullable String fact, @Nullable BigDecimal least, @Nullable BigDecimal most) {

        public Draft(String title, FieldKind kind, boolean required, List<String> choices, @Nullable String fact) {
            this(title, kind, required, choices, fact, null, null);
        }
    }

    public FormField {
        choices = List.copyOf(choices);
    }

    /** Under which name its value comes in a form or file. */
    public String name() {
        return "f" + id;
    }

    Optional<Message> fault(String value) {
        return value.isBlank() && required ? Optional.of(Message.of("documents.import.required", title)) : check(value);
    }

    /** What is wrong with a value that was given; an empty one always does here. */
    Optional<Message> check(String value) {
        Optional<Message> fault = kind.fault(value, choices);
        if (fault.isPresent() || value.isBlank() || kind != FieldKind.NUMBER || !bounded()) {
            return fault;
        }
        var number = new BigDecimal(kind.written(value));
        boolean within = (least == null || number.compareTo(least) >= 0) && (most == null || number.compareTo(most) <= 0);
        return within ? Optional.empty() : Optional.of(bounds("tasks.form.fault"));
    }

    public boolean bounded() {
        return least != null || most != null;
    }

    /** The bounds as a sentence. */
    public Message bounds(String key) {
        return least != null && most != null ? Message.of(key + ".between", plain(least), plain(most)) : least != null ? Message.of(key + ".least", plain(least))
                : Message.of(key + ".most", most == null ? "" : plain(most));
    }

    private static String plain(BigDecimal bound) {
        return bound.stripTrailingZeros().toPlainString();
    }

    /** Brackets with units and explanations, blanks and marks do not make another question. */
    static String word(String title) {
        return title.replaceAll("[（(][^）)]*[）)]", "").replaceAll("[\\s*：:、，,。.　_\\-]", "");
    }
}
