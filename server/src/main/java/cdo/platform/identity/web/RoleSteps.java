package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.GrantedRoles;
import cdo.platform.identity.OutsideAuditors;
import cdo.platform.identity.Policies;
import cdo.platform.identity.Policy;
import cdo.platform.identity.SecondFactors;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the security administrator does. */
@Controller
class RoleSteps {

    private final RolePages pages;
    private final RegisterPages records;
    private final GrantedRoles roles;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final OutsideAuditors auditors;
    private final Policies policies;

    RoleSteps(RolePages pages, RegisterPages records, GrantedRoles roles, Accounts accounts, SecondFactors factors, OutsideAuditors auditors, Policies policies) {
        this.pages = pages;
        this.records = records;
        this.roles = roles;
        this.accounts = accounts;
        this.factors = factors;
        this.auditors = auditors;
        this.policies = policies;
    }

    @PostMapping("/roles/grants")
    Object grant(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Account account = named(read);
            Role role = read.choice("role", Role.class);
            read.done();
            roles.grant(who, account.id(), role);
            Flash.say(request, "identity.role.granted", account.name());
            return "/roles";
        }, failed -> pages.roles(who, failed));
    }

    @PostMapping("/roles/grants/{id}/revocation")
    Object revocation(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            roles.revoke(who, id);
            Flash.say(request, "identity.role.revoked", accounts.get(id).name());
            return "/roles";
        }, failed -> pages.roles(who, failed));
    }

    @PostMapping("/roles/policy")
    Object policy(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var next = new Policy(number(read, "lockAfter"), number(read, "lockMinutes"), number(read, "sessionMinutes"), number(read, "sessionsAtOnce"),
                    number(read, "passwordLength"), number(read, "passwordDays"), number(read, "passwordHistory"), read.version());
            read.done();
            policies.change(who, next);
            Flash.say(request, "identity.policy.saved");
            return "/roles/policy";
        }, failed -> pages.policy(who, failed));
    }

    @PostMapping("/accounts/auditors")
    Object admission(Who who, Page page, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Account account = named(read);
            LocalDate lastDay = read.date("lastDay");
            String purpose = read.text("purpose", 500);
            read.done();
            auditors.admit(who, account.id(), new OutsideAuditors.AuditScope(Set.copyOf(Form.of(request).values("kinds")),
                    Set.copyOf(read.ids("units")), Set.copyOf(read.ids("regions")), purpose, java.util.Objects.requireNonNull(lastDay)));
            Flash.say(request, "identity.auditor.admitted", account.name());
            return "/accounts/auditors";
        }, failed -> pages.scope(who, page, failed));
    }

    @PostMapping("/accounts/{id}/unlocking")
    ResponseEntity<Void> unlocking(Who who, @PathVariable long id, HttpServletRequest request) {
        roles.unlock(who, id);
        Flash.say(request, "identity.unlocked", accounts.get(id).name());
        return SeeOther.at("/accounts/" + id);
    }

    @PostMapping("/accounts/{id}/second-factor-removal")
    Object factorRemoval(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String reason = read.text("factorReason", 200);
            read.done();
            factors.takeAway(who, accounts.get(id), reason);
            Flash.say(request, "identity.totp.takenAway", accounts.get(id).name());
            return "/accounts/" + id;
        }, failed -> records.record(who, id, failed));
    }

    private Account named(Reading read) {
        String login = read.text("login", 40);
        read.done();
        return accounts.byLogin(login).orElseThrow(() -> new Problem.Invalid("login", "identity.login.unknown", login));
    }

    private static int number(Reading read, String name) {
        return (int) read.number(name, 0, 10_000);
    }
}
