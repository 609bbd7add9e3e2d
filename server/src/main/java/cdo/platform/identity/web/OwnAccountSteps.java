package cdo.platform.identity.web;

import cdo.platform.identity.Accounts;
import cdo.platform.identity.ApiTokens;
import cdo.platform.identity.SecondFactors;
import cdo.platform.identity.Sessions;
import cdo.platform.identity.SignIns;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.web.Contribution;
import cdo.platform.web.Flash;
import cdo.platform.web.Languages;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What everybody may do with their own account. */
@Controller
class OwnAccountSteps {

    private final OwnAccountPages pages;
    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final ObjectProvider<Contribution> contributions;

    OwnAccountSteps(OwnAccountPages pages, Accounts accounts, SignIns signIns, SecondFactors factors, Sessions sessions, ApiTokens tokens,
                    ObjectProvider<Contribution> contributions) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIns = signIns;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.contributions = contributions;
    }

    @PostMapping("/account/acting-posts")
    ResponseEntity<Void> actingPost(Who who, @RequestParam long post, HttpServletRequest request) {
        Who next = signIns.act(who, post);
        request.getSession().setAttribute(Sessions.POST, post);
        if (next.seat() != null) {
            Flash.say(request, "identity.post.chosen", next.seat().unitName(Languages.of(request)), next.seat().postName(Languages.of(request)));
        }
        return SeeOther.at("/workbench");
    }

    @PostMapping("/account/password")
    Object password(Who who, Page page, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            signIns.change(who, form.value("old"), form.value("password"), form.value("again"), request.getSession().getId());
            Flash.say(request, "identity.password.changed");
            return "/account";
        }, failed -> pages.password(page, failed));
    }

    @PostMapping("/account/second-factor")
    Object secondFactor(Who who, Page page, HttpServletRequest request) {
        Form form = Form.of(request);
        try {
            return codes(factors.confirm(who, accounts.get(who.accountId()), form.value("code")));
        } catch (Problem.Invalid wrong) {
            return pages.secondFactor(who, page, form.with("code", "").refused(wrong)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/account/recovery-codes")
    Screen recoveryCodes(Who who) {
        return codes(factors.renewCodes(who, accounts.get(who.accountId())));
    }

    @PostMapping("/account/second-factor/removal")
    ResponseEntity<Void> removal(Who who, HttpServletRequest request) {
        factors.giveUp(who, accounts.get(who.accountId()));
        Flash.say(request, "identity.totp.removed");
        return SeeOther.at("/account/second-factor");
    }

    @PostMapping("/account/sessions/{handle}/end")
    ResponseEntity<Void> end(Who who, @PathVariable String handle, HttpServletRequest request) {
        sessions.end(who, handle);
        Flash.say(request, "identity.session.ended");
        return SeeOther.at("/account/sessions");
    }

    /** The answer shows the key, this once. */
    @PostMapping("/account/tokens")
    Object token(Who who, Page page, HttpServletRequest request) {
        Form form = Form.of(request);
        try {
            var read = new Reading(form);
            String name = read.text("name", 60);
            int days = (int) read.number("days", 1, 365);
            Set<Right> rights = contributions.stream().flatMap(each -> each.rights().stream()).filter(right -> form.has("rights", right.key())).collect(Collectors.toSet());
            read.done();
            return Screen.of("platform/identity/tokenKey").with("key", tokens.issue(who, name, rights, days).key());
        } catch (Problem.Invalid | Problem.Refused wrong) {
            return pages.tokens(who, page, form.refused(wrong)).status(wrong instanceof Problem.Invalid ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/account/tokens/{id}/revocation")
    ResponseEntity<Void> revocation(Who who, @PathVariable long id, HttpServletRequest request) {
        tokens.revoke(who, id);
        Flash.say(request, "identity.token.revoked");
        return SeeOther.at("/account/tokens");
    }

    @PostMapping("/account/guide")
    ResponseEntity<Void> guide(Who who, @RequestParam(defaultValue = "") String next) {
        signIns.guideRead(who);
        return SeeOther.at(Entrance.local(next).isEmpty() ? "/workbench" : Entrance.local(next));
    }

    private static Screen codes(java.util.List<String> codes) {
        return Screen.of("platform/identity/ownCodes").with("codes", codes);
    }
}
