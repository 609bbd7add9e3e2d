package cdo.platform.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * What somebody typed into a form and what is wrong with it, so that nothing typed is ever lost: the same form is drawn
 * again with both. {@link Reading} turns the text into typed values.
 *
 * @param values by field name, as typed; several for checkboxes
 * @param errors of single fields
 * @param reason why the whole was refused; null when it was not
 */
public record Form(Map<String, List<String>> values, List<Problem.FieldError> errors, @Nullable Message reason) {

    /** Hidden field of a form that is not alone on its page. */
    private static final String AT = "form-at";

    public Form {
        values = Map.copyOf(values);
        errors = List.copyOf(errors);
    }

    public static Form empty() {
        return new Form(Map.of(), List.of(), null);
    }

    /** A form that opens with values, as typed text: dates as 2026-11-23, enum constants by name. */
    public static Form filled(Map<String, ?> values) {
        var typed = new LinkedHashMap<String, List<String>>();
        values.forEach((name, value) -> {
            if (value instanceof Iterable<?> many) {
                var texts = new ArrayList<String>();
                many.forEach(each -> texts.add(text(each)));
                typed.put(name, texts);
            } else if (value != null) {
                typed.put(name, List.of(text(value)));
            }
        });
        return new Form(typed, List.of(), null);
    }

    /** Everything sent with the request except the tokens. */
    public static Form of(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, sent) -> {
            if (!name.equals("_csrf") && !name.equals(Submissions.TOKEN)) {
                typed.put(name, List.of(sent));
            }
        });
        return new Form(typed, emptyFiles(request), null);
    }

    /** A file was chosen but nothing is in it: whoever sends one means to send something, so it is said instead of passed over. */
    private static List<Problem.FieldError> emptyFiles(HttpServletRequest request) {
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        var errors = new ArrayList<Problem.FieldError>();
        if (parts != null) {
            parts.getMultiFileMap().forEach((name, files) -> files.stream().filter(file -> file.isEmpty() && file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank())
                    .forEach(file -> errors.add(new Problem.FieldError(name, Message.of("form.fileEmpty", file.getOriginalFilename())))));
        }
        return errors;
    }

    /**
     * Runs a step, unless what was typed bears a mark of secrecy: a refusal draws the form again with what was typed, otherwise
     * the reader goes to the address that the step returns (303). {@code return Form.of(request).step(read -> …, failed -> Screen.of(…).with("form", failed))}.
     */
    public Object step(Function<Reading, String> step, Function<Form, Screen> again) {
        try {
            SecretScreen.refuse(values);
            return SeeOther.at(step.apply(new Reading(this)));
        } catch (Problem.Invalid | Problem.Refused | Problem.Stale problem) {
            return again.apply(refused(problem)).status(Refusals.status(problem));
        } catch (org.springframework.dao.DataAccessException | org.jooq.exception.DataAccessException failure) {
            Problem clash = Clash.in(failure).orElseThrow(() -> failure);
            return again.apply(refused(clash)).status(Refusals.status(clash));
        }
    }

    public Form refused(Problem problem) {
        return new Form(values, problem instanceof Problem.Invalid invalid ? invalid.errors() : List.of(), problem.reason());
    }

    /** The first value of the name, or the empty text. */
    public String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    public @Nullable Message error(String name) {
        return errors.stream().filter(error -> error.field().equals(name)).findFirst().map(Problem.FieldError::message).orElse(null);
    }

    public boolean failed() {
        return reason != null || !errors.isEmpty();
    }

    /** Which of the page's forms was sent: the prefix of its fields' ids, told by {@code ui.form(at = …)}; empty where there is but one. */
    public String at() {
        return value(AT);
    }

    /** This form for the one with that prefix, an empty one for the others, so that only what was sent shows what was typed and what is wrong. */
    public Form at(String prefix) {
        return !failed() || at().equals(prefix) ? this : empty();
    }

    /** As {@link #at(String)}, with what the form opens with where it was not this one that was sent. */
    public Form at(String prefix, Form opening) {
        return failed() && at().equals(prefix) ? this : opening;
    }

    /** Was the form with that prefix sent, and refused because of one of its fields? Its dialog is drawn open then. */
    public boolean failedAt(String prefix) {
        return !errors.isEmpty() && at().equals(prefix);
    }

    public Form with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(text(value)));
        return new Form(more, errors, reason);
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }
}
