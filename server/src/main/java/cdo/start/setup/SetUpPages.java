package cdo.start.setup;

import cdo.platform.identity.FoundedAccounts;
import cdo.platform.identity.Invitation;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.organization.CityFoundation;
import cdo.platform.organization.Divisions;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Origin;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The assistant's pages. Each answers only at its own stage and only to a browser that has shown the code. */
@Controller
@ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
class SetUpPages {

    private final SetUp setUp;
    private final SetUpCode code;
    private final CityFoundation foundation;
    private final Clocks clocks;
    private final Origin origin;
    private final Divisions divisions = Divisions.shipped();
    /** Until the first is used: links are shown again after a reload, and lost with the process. */
    private volatile List<Invitation> links = List.of();

    SetUpPages(SetUp setUp, SetUpCode code, CityFoundation foundation, Clocks clocks, Origin origin) {
        this.setUp = setUp;
        this.code = code;
        this.foundation = foundation;
        this.clocks = clocks;
        this.origin = origin;
    }

    @GetMapping("/set-up")
    Object begin(HttpServletRequest request) {
        if (setUp.stage() == SetUpStage.DONE) {
            return SeeOther.at(SetUpStage.DONE.href());
        }
        return code.shown(request) ? SeeOther.at(setUp.stage().href()) : begin(Form.empty());
    }

    private static Screen begin(Form form) {
        return Screen.of("start/setUp").with("form", form);
    }

    @PostMapping("/set-up")
    Object code(HttpServletRequest request, HttpServletResponse response) {
        if (setUp.stage() == SetUpStage.DONE) {
            return SeeOther.at(SetUpStage.DONE.href());
        }
        return Form.of(request).step(read -> {
            String typed = read.text("code", 40);
            read.done();
            if (!code.fits(typed)) {
                throw new Problem.Invalid("code", code.exhausted() ? "setup.code.void" : "setup.code.wrong");
            }
            var cookie = new Cookie(SetUpCode.COOKIE, code.proof());
            cookie.setPath("/set-up");
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Strict");
            response.addCookie(cookie);
            return setUp.stage().href();
        }, failed -> begin(failed.with("code", "")));
    }

    @GetMapping("/set-up/city")
    Object city(HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        return at(SetUpStage.CITY, request, () -> city(Form.filled(Map.of("since", LocalDate.of(clocks.today().getYear(), 1, 1), "changeOver", LocalDate.of(clocks.today().getYear(), 1, 1))), q));
    }

    private Screen city(Form form, String q) {
        return Screen.of("start/setUpCity").with("form", form).with("q", q).with("cities", divisions.cities().stream()
                .map(city -> Choice.of(city.code(), Stream.of(divisions.get(city.parent()).map(Divisions.Division::name).orElse(""), divisions.cityName(city)).distinct().collect(Collectors.joining(" "))))
                .filter(choice -> q.isBlank() || choice.text().contains(q.strip()) || choice.value().startsWith(q.strip())).toList());
    }

    @PostMapping("/set-up/city")
    Object founding(HttpServletRequest request) {
        return at(SetUpStage.CITY, request, () -> Form.of(request).step(read -> {
            String city = read.text("city", 6);
            LocalDate since = read.date("since");
            LocalDate changeOver = read.date("changeOver");
            read.done();
            setUp.city(city, java.util.Objects.requireNonNull(since), java.util.Objects.requireNonNull(changeOver));
            return SetUpStage.ADMINISTRATORS.href();
        }, failed -> city(failed, "")));
    }

    @GetMapping("/set-up/administrators")
    Object administrators(HttpServletRequest request) {
        return at(SetUpStage.ADMINISTRATORS, request, () -> administrators(Form.empty()));
    }

    private Screen administrators(Form form) {
        return Screen.of("start/setUpAdministrators").with("form", form).with("city", foundation.city()).with("offices", SetUp.offices());
    }

    @PostMapping("/set-up/administrators")
    Object naming(HttpServletRequest request) {
        return at(SetUpStage.ADMINISTRATORS, request, () -> Form.of(request).step(read -> {
            List<FoundedAccounts.Administrator> three = SetUp.offices().stream()
                    .map(office -> new FoundedAccounts.Administrator(read.text("login-" + office.name(), 40), read.text("name-" + office.name(), 60), office)).toList();
            String clerk = read.text("clerk", 60);
            read.done();
            links = setUp.administrators(three, clerk);
            return SetUpStage.LINKS.href();
        }, this::administrators));
    }

    @GetMapping("/set-up/links")
    Object links(HttpServletRequest request) {
        return at(SetUpStage.LINKS, request, () -> Screen.of("start/setUpLinks").with("links", links).with("base", origin.of(request)));
    }

    @PostMapping("/set-up/links")
    Object renewal(HttpServletRequest request) {
        return at(SetUpStage.LINKS, request, () -> {
            links = setUp.renew();
            return SeeOther.at(SetUpStage.LINKS.href());
        });
    }

    private Object at(SetUpStage stage, HttpServletRequest request, Supplier<Object> page) {
        if (setUp.stage() == SetUpStage.DONE || !code.shown(request)) {
            return SeeOther.at("/set-up");
        }
        return setUp.stage() == stage ? page.get() : SeeOther.at(setUp.stage().href());
    }
}
