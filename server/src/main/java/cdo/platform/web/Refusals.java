package cdo.platform.web;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Refusals and errors in both languages: a page for people, RFC 9457 JSON for programs. What was not expected carries an
 * id that is logged and shown.
 */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Words words;
    private final ObjectProvider<WhoSource> whoSource;
    private final ObjectProvider<Denials> denials;

    Refusals(Words words, ObjectProvider<WhoSource> whoSource, ObjectProvider<Denials> denials) {
        this.words = words;
        this.whoSource = whoSource;
        this.denials = denials;
    }

    @ExceptionHandler
    Object problem(Problem problem, HttpServletRequest request) {
        whoSource.getObject().of(request).ifPresent(who -> audit(problem, who, request.getMethod() + " " + request.getRequestURI()));
        List<Problem.FieldError> errors = problem instanceof Problem.Invalid invalid ? invalid.errors() : List.of();
        return answer(request, status(problem), problem.reason(), errors, "");
    }

    private void audit(Problem problem, Who who, String address) {
        switch (problem) {
            case Problem.Denied denied -> denials.forEach(each -> each.denied(who, denied, address));
            case Problem.Hidden hidden -> denials.forEach(each -> each.hidden(who, hidden, address));
            default -> { }
        }
    }

    static HttpStatus status(Problem problem) {
        return switch (problem) {
            case Problem.NotFound ignored -> HttpStatus.NOT_FOUND;
            case Problem.Denied ignored -> HttpStatus.FORBIDDEN;
            case Problem.Invalid ignored -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Problem.Refused ignored -> HttpStatus.CONFLICT;
            case Problem.Stale ignored -> HttpStatus.CONFLICT;
        };
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, HandlerMethodValidationException.class})
    Object mistyped(Exception mistyped, HttpServletRequest request) {
        if (mistyped instanceof MethodArgumentTypeMismatchException value && value.getParameter().hasParameterAnnotation(RequestParam.class)) {
            return answer(request, HttpStatus.BAD_REQUEST, Message.of("problem.parameter", value.getName(), String.valueOf(value.getValue())), List.of(), "");
        }
        return answer(request, HttpStatus.NOT_FOUND, Message.of("problem.address"), List.of(), "");
    }

    @ExceptionHandler
    Object unexpected(Exception unexpected, HttpServletRequest request) throws Exception {
        if (unexpected instanceof AuthenticationException) {
            throw unexpected;
        }
        if (unexpected instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            String key = switch (status) {
                case NOT_FOUND -> "problem.address";
                case METHOD_NOT_ALLOWED -> "problem.method";
                case CONTENT_TOO_LARGE -> "problem.tooLarge";
                default -> "problem.request";
            };
            return answer(request, status, Message.of(key), List.of(), "");
        }
        Optional<Problem> clash = Clash.in(unexpected);
        if (clash.isPresent()) {
            return problem(clash.get(), request);
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected error {} at {} {}", id, request.getMethod(), request.getRequestURI(), unexpected);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, Message.of("problem.unexpected", id), List.of(), id);
    }

    Object answer(HttpServletRequest request, HttpStatus status, Message reason, List<Problem.FieldError> errors, String id) {
        if (!programAsks(request)) {
            return Screen.of("layout/refusal").with("reason", reason).with("errors", errors).with("code", status.value()).status(status);
        }
        var detail = ProblemDetail.forStatusAndDetail(status, words.say(Languages.of(request), reason));
        detail.setType(URI.create("urn:cdo:problem:" + reason.key()));
        detail.setProperty("detailEn", words.say(Language.EN, reason));
        detail.setProperty("detailZh", words.say(Language.ZH, reason));
        if (!errors.isEmpty()) {
            detail.setProperty("errors", errors.stream().map(error -> Map.of("field", error.field(), "message", words.say(Languages.of(request), error.message()))).toList());
        }
        if (!id.isEmpty()) {
            detail.setProperty("id", id);
        }
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
    }

    static boolean programAsks(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/") || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
