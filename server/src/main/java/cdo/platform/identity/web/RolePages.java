package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.GrantedRoles;
import cdo.platform.identity.IdentityRights;
import cdo.platform.identity.OutsideAuditors;
import cdo.platform.identity.Policies;
import cdo.platform.identity.Policy;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Contribution;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.SubjectDirectory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Roles and rights (角色与权限), the sign-in policy and outside auditors: the security administrator's pages. */
@Controller
class RolePages {

    static final List<Role> GRANTABLE = List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private final GrantedRoles roles;
    private final Accounts accounts;
    private final OutsideAuditors auditors;
    private final Policies policies;
    private final Units units;
    private final Regions regions;
    private final Clocks clocks;
    private final SubjectDirectory subjects;
    private final ObjectProvider<Contribution> contributions;

    RolePages(GrantedRoles roles, Accounts accounts, OutsideAuditors auditors, Policies policies, Units units, Regions regions, Clocks clocks,
              SubjectDirectory subjects, ObjectProvider<Contribution> contributions) {
        this.roles = roles;
        this.accounts = accounts;
        this.auditors = auditors;
        this.policies = policies;
        this.units = units;
        this.regions = regions;
        this.clocks = clocks;
        this.subjects = subjects;
        this.contributions = contributions;
    }

    @GetMapping("/roles")
    Screen roles(Who who) {
        return roles(who, Form.empty());
    }

    Screen roles(Who who, Form form) {
        who.must(IdentityRights.READ);
        return Screen.of("platform/identity/roles").with("holders", roles.holders()).with("matrix", rights()).with("form", form);
    }

    @GetMapping("/roles/policy")
    Screen policy(Who who) {
        Policy now = policies.now();
        return policy(who, Form.filled(Map.of("lockAfter", now.lockAfter(), "lockMinutes", now.lockMinutes(), "sessionMinutes", now.sessionMinutes(),
                "sessionsAtOnce", now.sessionsAtOnce(), "passwordLength", now.passwordLength(), "passwordDays", now.passwordDays(),
                "passwordHistory", now.passwordHistory(), "version", now.version())));
    }

    Screen policy(Who who, Form form) {
        who.must(IdentityRights.READ);
        return Screen.of("platform/identity/policy").with("form", form);
    }

    @GetMapping("/accounts/auditors")
    Screen auditors(Who who) {
        who.must(IdentityRights.READ);
        var rows = new LinkedHashMap<Account, OutsideAuditors.AuditScope>();
        auditors.all().forEach(account -> auditors.scope(account).ifPresent(scope -> rows.put(account, scope)));
        return Screen.of("platform/identity/auditors").with("rows", rows).with("now", clocks.real());
    }

    @GetMapping("/accounts/auditors/scope")
    Screen scope(Who who, Page page, @RequestParam(defaultValue = "") String account) {
        Form form = account.matches("\\d{1,18}") ? filled(accounts.get(Long.parseLong(account))) : Form.empty();
        return scope(who, page, form);
    }

    Screen scope(Who who, Page page, Form form) {
        who.must(IdentityRights.ROLES);
        List<Choice> kinds = subjects.kinds().stream().filter(kind -> !kind.equals("account")).map(kind -> Choice.of(kind, page.t("kind." + kind))).toList();
        boolean chinese = page.language() == Language.ZH;
        List<Choice> places = regions.all(clocks.today()).stream().filter(region -> region.level() != RegionLevel.TOWNSHIP)
                .map(region -> Choice.of("" + region.id(), chinese || region.nameEn().isEmpty() ? region.name() : region.nameEn())).toList();
        List<Choice> single = units.all(clocks.today()).stream().map(unit -> Choice.of("" + unit.id(), unit.name())).toList();
        return Screen.of("platform/identity/auditScope").with("form", form).with("kinds", kinds).with("regions", places).with("units", single);
    }

    private Form filled(Account account) {
        return auditors.scope(account).map(scope -> Form.filled(Map.of("login", account.login(), "kinds", scope.kinds(), "units", scope.units(),
                "regions", scope.regions(), "purpose", scope.purpose(), "lastDay", scope.lastDay()))).orElseGet(() -> Form.filled(Map.of("login", account.login())));
    }

    private List<Right> rights() {
        return contributions.stream().flatMap(each -> each.rights().stream()).distinct().sorted(Comparator.comparing(Right::key)).toList();
    }
}
