package cdo.office.tasks.forms;

import cdo.platform.kernel.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param word    the title without blanks, brackets and marks: the same question under another hand
 * @param choices for {@link FieldKind#CHOICE}
 * @param least   what a number may be at least and at most, as the office's own workbook says; null: any
 * @param fact    key of what the system already knows and fills in; null for none
 * @param parts   titles of the fields of which a number is the sum; none: it stands for itself
 */
public record FormField(long id, int place, String title, String word, FieldKind kind, boolean required, List<String> choices, @Nullable String fact,
                        @Nullable BigDecimal least, @Nullable BigDecimal most, List<String> parts) {

    /** A field as it is drafted. */
    public record Draft(String title, FieldKind kind, boolean required, List<String> choices, @Nullable String fact, @Nullable BigDecimal least, @Nullable BigDecimal most,
                        List<String> parts) {

        public Draft(String title, FieldKind kind, boolean required, List<String> choices, @Nullable String fact) {
            this(title, kind, required, choices, fact, null, null, List.of());
        }

        /** The same as the sum of other fields. */
        public Draft adding(List<String> parts) {
            return new Draft(title, kind, required, choices, fact, least, most, parts);
        }
    }

    public FormField {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** What its parts make together in a row; empty when it has none, or when none is given or one is no number. A part that is not given counts nothing. */
    Optional<BigDecimal> sum(List<FormField> fields, Map<Long, String> row) {
        List<String> given = fields.stream().filter(field -> parts.contains(field.title())).map(field -> field.kind().written(row.getOrDefault(field.id(), ""))).filter(value -> !value.isEmpty()).toList();
        return given.isEmpty() || given.stream().anyMatch(value -> FieldKind.NUMBER.fault(value, List.of()).isPresent()) ? Optional.empty()
                : Optional.of(given.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What is wrong with a number that is not the sum of its parts. */
    Optional<Message> unequal(List<FormField> fields, Map<Long, String> row) {
        String value = row.getOrDefault(id, "");
        return value.isBlank() || check(value).isPresent() ? Optional.empty() : sum(fields, row).filter(sum -> sum.compareTo(new BigDecimal(kind.written(value))) != 0)
                .map(sum -> Message.of("tasks.form.fault.sum", String.join("＋", parts), plain(sum)));
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

    static String plain(BigDecimal bound) {
        return bound.stripTrailingZeros().toPlainString();
    }

    /** Brackets with units and explanations, blanks and marks do not make another question. */
    static String word(String title) {
        return title.replaceAll("[（(][^）)]*[）)]", "").replaceAll("[\\s*：:、，,。.　_\\-]", "");
    }
}
