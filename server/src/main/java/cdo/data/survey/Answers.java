package cdo.data.survey;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.platform.web.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads typed answers, the same in the form and in the workbook, and keeps them as JSON. */
@Component
public class Answers {

    static final int SHORT = 200;
    static final int LONG = 2000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Words words;

    Answers(Words words) {
        this.words = words;
    }

    /** An answer that was read, or why it cannot be. */
    public record Read(String value, Optional<Message> wrong) {
        static Read of(String value) {
            return new Read(value, Optional.empty());
        }

        static Read wrong(String key, Object... args) {
            return new Read("", Optional.of(Message.of(key, args)));
        }
    }

    public Read read(SystemField field, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Read.of("");
        }
        return switch (field.kind()) {
            case TEXT -> text(text, SHORT);
            case LONG -> text(text, LONG);
            case PHONE -> Reading.telephone(text) ? text(text, SHORT) : Read.wrong("form.telephone");
            case EMAIL -> Reading.email(text) ? text(text, SHORT) : Read.wrong("form.email");
            case DATE -> {
                LocalDate date = Reading.parse(text);
                yield date == null ? Read.wrong("form.date") : Read.of(date.toString());
            }
            case AMOUNT -> {
                String plain = text.replace(",", "").replace("，", "");
                yield plain.matches("\\d{1,12}(\\.\\d{1,4})?") ? Read.of(new BigDecimal(plain).toPlainString()) : Read.wrong("survey.answer.amount");
            }
            case CHOICE -> field.choices().stream().filter(choice -> choice.equals(text) || said(field, choice, Language.ZH).equals(text) || said(field, choice, Language.EN).equalsIgnoreCase(text))
                    .findFirst().map(Read::of).orElseGet(() -> Read.wrong("survey.answer.choice", choices(field)));
        };
    }

    private static Read text(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Read.wrong("form.tooLong", longest);
        }
        return TypedPasswords.in(text) ? Read.wrong("survey.answer.password") : Read.of(text);
    }

    /** The answer as people read it. */
    public String said(SystemField field, String value, Language language) {
        return value.isEmpty() || field.kind() != SystemField.Kind.CHOICE ? value : words.say(language, field.choiceTitle(value));
    }

    /** What stands under the question; null for nothing. */
    public @Nullable String hint(SystemField field, Language language) {
        String key = "survey.hint." + field.name();
        String more = words.has(key) ? words.say(language, key) : "";
        String need = field.national() ? words.say(language, "survey.form.national") : "";
        return need.isEmpty() ? more.isEmpty() ? null : more : more.isEmpty() ? need : need + (language.chinese() ? "。" : ". ") + more;
    }

    /** 政务外网、互联网、… for hints. */
    public String choices(SystemField field) {
        return field.choices().stream().map(choice -> said(field, choice, Language.ZH)).collect(Collectors.joining("、"));
    }

    static JSONB write(Map<SystemField, String> answers) {
        return JSONB.valueOf(JSON.writeValueAsString(answers.entrySet().stream().collect(Collectors.toMap(each -> each.getKey().name(), Map.Entry::getValue))));
    }

    static Map<SystemField, String> read(JSONB stored) {
        var answers = new HashMap<SystemField, String>();
        var node = JSON.readTree(Objects.requireNonNull(stored.data()));
        Arrays.stream(SystemField.values()).filter(field -> node.has(field.name())).forEach(field -> answers.put(field, node.get(field.name()).asString()));
        return answers;
    }
}
