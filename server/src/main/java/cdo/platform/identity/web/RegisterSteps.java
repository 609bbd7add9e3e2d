package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.Invitation;
import cdo.platform.identity.NewAccount;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.SeeOther;
import cdo.platform.web.Slice;
import cdo.platform.web.Ticked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the system administrator does to accounts. */
@Controller
class RegisterSteps {

    private final RegisterPages pages;
    private final Accounts accounts;
    private final Handout handout;

    RegisterSteps(RegisterPages pages, Accounts accounts, Handout handout) {
        this.pages = pages;
        this.accounts = accounts;
        this.handout = handout;
    }

    @PostMapping("/accounts")
    Object creation(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var wanted = new NewAccount(read.text("login", 40), read.text("name", 60), read.optionalId("person"));
            read.done();
            return handOut(request, accounts.create(who, List.of(wanted)));
        }, RegisterPages::blank);
    }

    /** Accounts for the checked people; each row sends its name and login under the person's number. */
    @PostMapping("/accounts/bulk")
    Object bulk(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            List<Long> people = read.ids("people");
            if (people.isEmpty() || people.size() > RegisterPages.MOST_AT_ONCE) {
                read.wrong("people", "identity.bulk.none");
            }
            read.done();
            return handOut(request, accounts.create(who, people.stream().map(id -> new NewAccount(form.value("login-" + id), form.value("name-" + id), id)).toList()));
        }, failed -> pages.bulk(who, failed));
    }

    @PostMapping("/accounts/invitations")
    Object invitations(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> handOut(request, accounts.invite(who, Ticked.of(read))), failed -> pages.register(who, "", "", new Slice.Ask(1, 25), failed));
    }

    @PostMapping("/accounts/{id}/invitation")
    Object invitation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> handOut(request, List.of(accounts.invite(who, id, read.version()))), failed -> pages.record(who, id, failed));
    }

    @PostMapping("/accounts/{id}/disabling")
    Object disabling(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("reason", 200);
            read.done();
            Account account = accounts.get(id);
            accounts.disable(who, id, read.version(), reason);
            Flash.say(request, "identity.disabled", account.name());
            return "/accounts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    /** The slips are handed out: they are forgotten here too. */
    @PostMapping("/accounts/handout/clearance")
    ResponseEntity<Void> clearance(Who who, HttpServletRequest request) {
        handout.clear(request);
        return SeeOther.at("/accounts");
    }

    private String handOut(HttpServletRequest request, List<Invitation> invitations) {
        handout.keep(request, invitations);
        return "/accounts/handout";
    }
}
