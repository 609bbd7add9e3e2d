package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.KeptForms;
import cdo.platform.identity.SecondFactors;
import cdo.platform.identity.SignInStage;
import cdo.platform.identity.SignIns;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Form;
import cdo.platform.web.QrPicture;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import cdo.platform.web.WhoSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages before and on the way through the door. */
@Controller
class SignInPages {

    private final Entrance entrance;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final KeptForms forms;
    private final WhoSource whoSource;

    SignInPages(Entrance entrance, SignIns signIns, SecondFactors factors, KeptForms forms, WhoSource whoSource) {
        this.entrance = entrance;
        this.signIns = signIns;
        this.factors = factors;
        this.forms = forms;
        this.whoSource = whoSource;
    }

    @GetMapping("/sign-in")
    Object signIn(@RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String kept, @RequestParam(defaultValue = "") String ended,
                  HttpServletRequest request) {
        if (whoSource.of(request).isPresent()) {
            return SeeOther.at(kept.matches("[\\w-]{43}") ? "/sign-in/kept?key=" + kept : Entrance.local(next).isEmpty() ? "/workbench" : Entrance.local(next));
        }
        return signIn(Form.filled(Map.of("next", Entrance.local(next), "kept", kept)), !ended.isEmpty());
    }

    static Screen signIn(Form form, boolean ended) {
        return Screen.of("platform/identity/signIn").with("form", form).with("ended", ended);
    }

    @GetMapping("/sign-in/second-factor")
    Object secondFactor(HttpServletRequest request) {
        return step(request, SignInStage.SECOND_FACTOR, account -> secondFactor(Form.empty()));
    }

    static Screen secondFactor(Form form) {
        return Screen.of("platform/identity/secondFactor").with("form", form);
    }

    @GetMapping("/sign-in/new-password")
    Object newPassword(HttpServletRequest request) {
        return step(request, SignInStage.NEW_PASSWORD, account -> newPassword(account, Form.empty()));
    }

    static Screen newPassword(Account account, Form form) {
        return choose("/sign-in/new-password", account, form, "");
    }

    @GetMapping("/sign-in/first")
    Screen first(@RequestParam(defaultValue = "") String key) {
        return choose("/sign-in/first", signIns.invited(key), Form.empty(), key);
    }

    static Screen choose(String action, Account account, Form form, String key) {
        return Screen.of("platform/identity/choosePassword").with("action", action).with("account", account).with("form", form).with("key", key);
    }

    @GetMapping("/sign-in/enrolment")
    Object enrolment(HttpServletRequest request) {
        return step(request, SignInStage.ENROLMENT, account -> enrolment(account, Form.empty()));
    }

    Screen enrolment(Account account, Form form) {
        SecondFactors.Enrolment enrolment = factors.begin(account);
        return Screen.of("platform/identity/enrolment").with("form", form).with("enrolment", enrolment).with("picture", new QrPicture(enrolment.address()));
    }

    /** What was typed before the session ended, for sending it again. */
    @GetMapping("/sign-in/kept")
    Screen kept(Who who, @RequestParam String key) {
        KeptForms.KeptForm form = forms.show(who, key).orElseThrow(() -> new Problem.NotFound(Message.of("identity.kept.gone")));
        return Screen.of("platform/identity/kept").with("kept", form);
    }

    Object step(HttpServletRequest request, SignInStage stage, Function<Account, Object> then) {
        return entrance.at(request, stage).map(then).orElseGet(() -> SeeOther.at("/sign-in"));
    }
}
