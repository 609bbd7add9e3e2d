package cdo.office.tasks.forms;

import cdo.platform.kernel.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param word    the title without blanks, brackets and marks: the same question under another hand
 * @param choices for {@link FieldKind#CHOICE}
 * @param fact    key of what the system already knows and fills in; null for none
 */
public record FormField(long id, int place, String title, String word, FieldKind kind, boolean required, List<String> choices, @Nullable String fact) {

    /** A field as it is drafted. */
    public record Draft(String title, FieldKind kind, boolean required, List<String> choices, @Nullable String fact) {
    }

    public FormField {
        choices = List.copyOf(choices);
    }

    /** Under which name its value comes in a form or file. */
    public String name() {
        return "f" + id;
    }

    Optional<Message> fault(String value) {
        return value.isBlank() && required ? Optional.of(Message.of("documents.import.required", title)) : kind.fault(value, choices);
    }

    /** Brackets with units and explanations, blanks and marks do not make another question. */
    static String word(String title) {
        return title.replaceAll("[（(][^）)]*[）)]", "").replaceAll("[\\s*：:、，,。.　_\\-]", "");
    }
}
