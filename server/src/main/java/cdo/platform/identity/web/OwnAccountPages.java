package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.ApiTokens;
import cdo.platform.identity.SecondFactors;
import cdo.platform.identity.Sessions;
import cdo.platform.kernel.Who;
import cdo.platform.web.Choice;
import cdo.platform.web.Contribution;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.QrPicture;
import cdo.platform.web.Screen;
import cdo.platform.web.Tab;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My account (我的账号): everybody's own, whatever their rights. */
@Controller
class OwnAccountPages {

    private static final List<String> PARTS = List.of("", "/posts", "/password", "/second-factor", "/sessions", "/tokens");

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final ObjectProvider<Contribution> contributions;

    OwnAccountPages(Accounts accounts, SecondFactors factors, Sessions sessions, ApiTokens tokens, ObjectProvider<Contribution> contributions) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.contributions = contributions;
    }

    @GetMapping("/account")
    Screen overview(Who who, Page page) {
        Account account = accounts.get(who.accountId());
        return part(page, "", "overview").with("account", account).with("codes", factors.unusedCodes(account.id()));
    }

    @GetMapping("/account/posts")
    Screen posts(Who who, Page page) {
        return part(page, "/posts", "posts").with("seats", accounts.seats(who.accountId()));
    }

    @GetMapping("/account/password")
    Screen password(Who who, Page page) {
        return password(page, Form.empty());
    }

    Screen password(Page page, Form form) {
        return part(page, "/password", "password").with("form", form);
    }

    @GetMapping("/account/second-factor")
    Screen secondFactor(Who who, Page page) {
        return secondFactor(who, page, Form.empty());
    }

    Screen secondFactor(Who who, Page page, Form form) {
        Account account = accounts.get(who.accountId());
        Screen screen = part(page, "/second-factor", "ownFactor").with("account", account).with("form", form).with("codes", factors.unusedCodes(account.id()));
        if (account.secondFactor()) {
            return screen;
        }
        SecondFactors.Enrolment enrolment = factors.begin(account);
        return screen.with("enrolment", enrolment).with("picture", new QrPicture(enrolment.address()));
    }

    @GetMapping("/account/sessions")
    Screen sessions(Who who, Page page, HttpServletRequest request) {
        return part(page, "/sessions", "sessions").with("rows", sessions.of(who.accountId(), request.getSession().getId()));
    }

    @GetMapping("/account/tokens")
    Screen tokens(Who who, Page page) {
        return tokens(who, page, Form.filled(Map.of("days", "90")));
    }

    Screen tokens(Who who, Page page, Form form) {
        List<Choice> rights = contributions.stream().flatMap(each -> each.rights().stream()).filter(who::may)
                .map(right -> Choice.of(right.key(), page.t("right." + right.key()))).distinct().toList();
        return part(page, "/tokens", "tokens").with("form", form).with("rights", rights).with("rows", tokens.of(who.accountId()))
                .with("mayIssue", accounts.get(who.accountId()).role() == null);
    }

    /** What this post does here, in three sentences; shown at the first sign-in and found again later. */
    @GetMapping("/account/guide")
    Screen guide(Who who, @RequestParam(defaultValue = "") String next) {
        String role = who.powers().roles().stream().findFirst().map(Enum::name).orElse("NONE");
        return Screen.of("platform/identity/guide").with("role", role).with("next", Entrance.local(next).isEmpty() ? "/workbench" : Entrance.local(next));
    }

    private static Screen part(Page page, String path, String template) {
        List<Tab> tabs = PARTS.stream().map(each -> new Tab("/account" + each, page.t("identity.tab" + each.replace('/', '.')), each.equals(path))).toList();
        return Screen.of("platform/identity/" + template).with("tabs", tabs);
    }
}
