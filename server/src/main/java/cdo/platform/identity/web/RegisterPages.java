package cdo.platform.identity.web;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Workbook;
import cdo.platform.identity.AccountRegister;
import cdo.platform.identity.IdentityRights;
import cdo.platform.identity.OutsideAuditors;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of accounts (账号管理), for the three administrators; what each may do there differs. */
@Controller
class RegisterPages {

    static final int MOST_AT_ONCE = 200;

    private final AccountRegister register;
    private final OutsideAuditors auditors;
    private final Handout handout;
    private final Words words;
    private final Audit audit;

    RegisterPages(AccountRegister register, OutsideAuditors auditors, Handout handout, Words words, Audit audit) {
        this.register = register;
        this.auditors = auditors;
        this.handout = handout;
        this.words = words;
        this.audit = audit;
    }

    @GetMapping("/accounts")
    Screen register(Who who, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size, @RequestParam(defaultValue = "") String q,
                    @RequestParam(defaultValue = "") String state) {
        return register(who, q, state, new Slice.Ask(page, size), Form.empty());
    }

    Screen register(Who who, String q, String state, Slice.Ask ask, Form form) {
        return Screen.of("platform/identity/register").with("rows", register.slice(who, q, state, ask)).with("form", form);
    }

    @GetMapping("/accounts/new")
    Screen blank(Who who) {
        who.must(IdentityRights.ACCOUNTS);
        return blank(Form.empty());
    }

    static Screen blank(Form form) {
        return Screen.of("platform/identity/newAccount").with("form", form);
    }

    @GetMapping("/accounts/bulk")
    Screen bulk(Who who) {
        return bulk(who, Form.empty());
    }

    Screen bulk(Who who, Form form) {
        return Screen.of("platform/identity/bulk").with("form", form).with("rows", register.waiting(who, MOST_AT_ONCE));
    }

    @GetMapping("/accounts/handout")
    Screen handout(Who who, HttpServletRequest request) {
        who.must(IdentityRights.ACCOUNTS);
        return Screen.of("platform/identity/handout").with("slips", handout.slips(request));
    }

    @GetMapping("/accounts/handout.xlsx")
    void handoutSheet(Who who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        who.must(IdentityRights.ACCOUNTS);
        List<Handout.Slip> slips = handout.slips(request);
        audit.exported(who, "identity.handout-exported", SubjectRef.of("account", who.accountId()), "slips", slips.size());
        var language = Languages.of(request);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"accounts.xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        Workbook.write(response.getOutputStream(), words.say(language, "identity.handout"), words.say(language, "identity.handout.purpose"), List.of(
                new Workbook.Column<Handout.Slip>(words.say(language, "identity.name"), 14, Handout.Slip::name),
                new Workbook.Column<Handout.Slip>(words.say(language, "identity.login"), 18, Handout.Slip::login),
                new Workbook.Column<Handout.Slip>(words.say(language, "identity.link"), 80, Handout.Slip::link),
                new Workbook.Column<Handout.Slip>(words.say(language, "identity.expiresAt"), 18, Handout.Slip::until)), slips);
    }

    @GetMapping("/accounts/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    Screen record(Who who, long id, Form form) {
        AccountRegister.Row row = register.row(who, id);
        Screen screen = Screen.of("platform/identity/account").with("row", row).with("form", form);
        return auditors.scope(row.account()).map(scope -> screen.with("scope", scope)).orElse(screen);
    }
}
