package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.SecondFactors;
import cdo.platform.identity.SignInStage;
import cdo.platform.identity.SignIns;
import cdo.platform.kernel.Problem;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import cdo.platform.web.WhoSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Steps through the door. Passwords and codes are read once and drawn again never. */
@Controller
class SignInSteps {

    private final Entrance entrance;
    private final SignIns signIns;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final SignInPages pages;
    private final WhoSource whoSource;

    SignInSteps(Entrance entrance, SignIns signIns, Accounts accounts, SecondFactors factors, SignInPages pages, WhoSource whoSource) {
        this.entrance = entrance;
        this.signIns = signIns;
        this.accounts = accounts;
        this.factors = factors;
        this.pages = pages;
        this.whoSource = whoSource;
    }

    @PostMapping("/sign-in")
    Object signIn(HttpServletRequest request, HttpServletResponse response) {
        Form form = Form.of(request);
        return form.step(read -> {
            String login = read.text("login", 100);
            if (form.value("password").isEmpty()) {
                read.wrong("password", "form.missing");
            }
            read.done();
            Account account = signIns.identify(login, form.value("password"), request.getRemoteAddr());
            return entrance.begin(request, response, account, form.value("next"), form.value("kept"));
        }, failed -> SignInPages.signIn(failed, false));
    }

    @PostMapping("/sign-in/second-factor")
    Object secondFactor(HttpServletRequest request) {
        Form form = Form.of(request);
        return pages.step(request, SignInStage.SECOND_FACTOR, account -> form.step(read -> {
            String code = read.text("code", 40);
            read.done();
            signIns.confirm(account, code, request.getRemoteAddr());
            return entrance.factorShown(request, account);
        }, failed -> SignInPages.secondFactor(failed.with("code", ""))));
    }

    @PostMapping("/sign-in/new-password")
    Object newPassword(HttpServletRequest request) {
        Form form = Form.of(request);
        return pages.step(request, SignInStage.NEW_PASSWORD, account -> form.step(read ->
                        entrance.advance(request, signIns.renew(account, form.value("password"), form.value("again"), request.getRemoteAddr())),
                failed -> SignInPages.newPassword(account, failed)));
    }

    /** The holder of a one-time link chooses the first password and is led on as after any sign-in. */
    @PostMapping("/sign-in/first")
    Object first(HttpServletRequest request, HttpServletResponse response) {
        Form form = Form.of(request);
        String key = form.value("key");
        Account invited = signIns.invited(key);
        return form.step(read -> {
            Account account = signIns.accept(key, form.value("password"), form.value("again"), request.getRemoteAddr());
            return entrance.begin(request, response, account, "", "");
        }, failed -> SignInPages.choose("/sign-in/first", invited, failed, key));
    }

    /** Confirms a second factor that is mandatory; the answer shows the recovery codes, this once. */
    @PostMapping("/sign-in/enrolment")
    Object enrolment(HttpServletRequest request) {
        Form form = Form.of(request);
        return pages.step(request, SignInStage.ENROLMENT, account -> {
            try {
                List<String> codes = factors.confirm(accounts.whoOf(account.id(), null, request.getRemoteAddr()), account, form.value("code"));
                String on = entrance.factorShown(request, accounts.get(account.id()));
                request.removeAttribute(SessionWho.KEPT);
                return Screen.of("platform/identity/recoveryCodes").with("codes", codes).with("on", on);
            } catch (Problem.Invalid wrong) {
                return pages.enrolment(account, form.with("code", "").refused(wrong)).status(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        });
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        whoSource.of(request).ifPresent(signIns::left);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return SeeOther.at("/sign-in");
    }
}
