package cdo.platform.identity.web;

import cdo.platform.audit.Audit;
import cdo.platform.identity.KeptForms;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Words;
import cdo.platform.web.Languages;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** What happens to those who are not signed in, or whose form token does not fit. Nothing that was typed is lost. */
@Component
class Doors {

    private final KeptForms forms;
    private final Words words;
    private final JsonMapper json;
    private final Audit audit;
    private final HandlerExceptionResolver resolver;

    Doors(KeptForms forms, Words words, JsonMapper json, Audit audit, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.forms = forms;
        this.words = words;
        this.json = json;
        this.audit = audit;
        this.resolver = resolver;
    }

    void program(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String key = "identity.token.needed";
        response.getWriter().write(json.writeValueAsString(Map.of("type", "urn:cdo:problem:" + key, "title", "Unauthorized", "status", 401,
                "detail", words.say(Languages.of(request), key), "detailZh", words.say(Language.ZH, key), "detailEn", words.say(Language.EN, key))));
    }

    void person(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            go(request, response, "/sign-in?next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8) + (hasSessionCookie(request) ? "&ended=yes" : ""));
            return;
        }
        go(request, response, "/sign-in?ended=yes" + keep(request).map(key -> "&kept=" + key).orElse(""));
    }

    /** Only form tokens come here: every other refusal is a Problem of the command itself. */
    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        Optional<String> key = denied instanceof CsrfException ? keep(request) : Optional.empty();
        if (key.isPresent()) {
            boolean in = request.getAttribute(SessionWho.KEPT) instanceof Optional<?> who && who.isPresent();
            go(request, response, in ? "/sign-in/kept?key=" + key.get() : "/sign-in?ended=yes&kept=" + key.get());
            return;
        }
        audit.failed("unknown", "identity.form-token-refused", SubjectRef.of("account", 0), request.getRemoteAddr(), "address", request.getMethod() + " " + request.getRequestURI());
        resolver.resolveException(request, response, null, new ErrorResponseException(HttpStatus.FORBIDDEN));
    }

    private Optional<String> keep(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || request.getRequestURI().startsWith("/sign-") || !ownPage(request)) {
            return Optional.empty();
        }
        var typed = new ArrayList<KeptForms.Typed>();
        request.getParameterMap().forEach((name, values) -> {
            if (!secret(name)) {
                for (String value : values) {
                    typed.add(new KeptForms.Typed(name, value));
                }
            }
        });
        return forms.keep(new KeptForms.KeptForm(address(request), typed));
    }

    /** Passwords, codes and tokens are not kept; neither are the tokens of the old page. */
    private static boolean secret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("_csrf") || lower.equals("once") || lower.contains("password") || lower.contains("secret")
                || lower.equals("old") || lower.equals("again") || lower.equals("code");
    }

    /** The browser says that one of our own pages sent this. */
    private static boolean ownPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        }
        String host = request.getHeader("Host");
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static boolean hasSessionCookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(SessionSetup.COOKIE)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void go(HttpServletRequest request, HttpServletResponse response, String address) {
        response.setHeader("Cache-Control", "no-store");
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", address);
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", address);
    }
}
