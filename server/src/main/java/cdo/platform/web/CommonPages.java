package cdo.platform.web;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the frame itself: the front door, the choice of language, errors outside any page, the show of components. */
@Controller
class CommonPages implements ErrorController {

    private static final int YEAR = 365 * 24 * 3600;

    private final Refusals refusals;

    CommonPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @GetMapping("/")
    ResponseEntity<Void> front() {
        return SeeOther.at("/workbench");
    }

    @PostMapping("/language")
    ResponseEntity<Void> language(@RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletRequest request, HttpServletResponse response) {
        var cookie = new Cookie(Languages.COOKIE, Language.of(to).tag());
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return SeeOther.at(local(back));
    }

    /** Every component with examples, for those who write pages and those who judge them. */
    @GetMapping("/ui")
    Screen components(Page page, Who who) {
        if (!page.frame().demo() && !who.is(Role.SYSTEM_ADMIN)) {
            throw new Problem.NotFound(Message.of("problem.address"));
        }
        return Screen.of("layout/components").with("show", new Show());
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.valueOf(number) : HttpStatus.NOT_FOUND;
        String key = switch (status) {
            case NOT_FOUND -> "problem.address";
            case FORBIDDEN -> "problem.form";
            case CONFLICT -> "form.running";
            case METHOD_NOT_ALLOWED -> "problem.method";
            case CONTENT_TOO_LARGE -> "problem.tooLarge";
            default -> "problem.request";
        };
        return refusals.answer(request, status, Message.of(key), List.of(), "");
    }

    /** Only addresses of this server: never //elsewhere, never a scheme. */
    static String local(String back) {
        return back.matches("/(?:[^/\\\\\\s][^\\\\\\s]*)?") ? back : "/";
    }
}
