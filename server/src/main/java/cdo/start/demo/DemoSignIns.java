package cdo.start.demo;

import cdo.platform.identity.Accounts;
import cdo.platform.identity.FoundedAccounts;
import cdo.platform.identity.OutsideAuditors;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Words;
import cdo.platform.organization.CityFoundation;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.start.DemoAccount;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts a newcomer may sign in with: one password for all, made at random for this installation. */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class DemoSignIns {

    private record Wanted(String login, String unit, PostKind kind) {
    }

    private static final String CITY = "宜昌市人民政府";
    private static final String BUREAU = "宜昌市政务服务和大数据管理局";
    private static final String COUNTY_BUREAU = "夷陵区政务服务和大数据管理局";

    private static final List<Wanted> WANTED = List.of(
            new Wanted("city-cdo", CITY, PostKind.CITY_CDO),
            new Wanted("city-executive", BUREAU, PostKind.UNIT_HEAD),
            new Wanted("bureau-clerk", BUREAU, PostKind.BUREAU_CLERK),
            new Wanted("bureau-head", BUREAU, PostKind.BUREAU_HEAD),
            new Wanted("authority-clerk", "宜昌市", PostKind.AUTHORITY_CLERK),
            new Wanted("authority-head", "宜昌市", PostKind.AUTHORITY_HEAD),
            new Wanted("civil-steward", "宜昌市民政局", PostKind.DATA_STEWARD),
            new Wanted("civil-head", "宜昌市民政局", PostKind.UNIT_HEAD),
            new Wanted("civil-cdo", "宜昌市民政局", PostKind.DEPARTMENT_CDO),
            new Wanted("health-steward", "宜昌市卫生健康委员会", PostKind.DATA_STEWARD),
            new Wanted("health-head", "宜昌市卫生健康委员会", PostKind.UNIT_HEAD),
            new Wanted("health-cdo", "宜昌市卫生健康委员会", PostKind.DEPARTMENT_CDO),
            new Wanted("housing-steward", "宜昌市住房和城乡建设局", PostKind.DATA_STEWARD),
            new Wanted("housing-head", "宜昌市住房和城乡建设局", PostKind.UNIT_HEAD),
            new Wanted("emergency-steward", "宜昌市应急管理局", PostKind.DATA_STEWARD),
            new Wanted("emergency-head", "宜昌市应急管理局", PostKind.UNIT_HEAD),
            new Wanted("yiling-cdo", "夷陵区人民政府", PostKind.COUNTY_CDO),
            new Wanted("yiling-steward", "夷陵区人民政府", PostKind.DATA_STEWARD),
            new Wanted("yiling-government-head", "夷陵区人民政府", PostKind.UNIT_HEAD),
            new Wanted("yiling-executive", COUNTY_BUREAU, PostKind.UNIT_HEAD),
            new Wanted("yiling-bureau-clerk", COUNTY_BUREAU, PostKind.BUREAU_CLERK),
            new Wanted("yiling-bureau-head", COUNTY_BUREAU, PostKind.BUREAU_HEAD),
            new Wanted("yiling-civil-steward", "夷陵区民政局", PostKind.DATA_STEWARD),
            new Wanted("yiling-civil-head", "夷陵区民政局", PostKind.UNIT_HEAD),
            new Wanted("yiling-civil-cdo", "夷陵区民政局", PostKind.COUNTY_DEPARTMENT_CDO),
            new Wanted("yiling-authority-clerk", "夷陵区", PostKind.AUTHORITY_CLERK),
            new Wanted("yiling-authority-head", "夷陵区", PostKind.AUTHORITY_HEAD));

    private static final String LEGIBLE = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FoundedAccounts founded;
    private final Accounts accounts;
    private final OutsideAuditors auditors;
    private final CityFoundation foundation;
    private final Units units;
    private final Posts posts;
    private final People people;
    private final Clocks clocks;
    private final Words words;

    DemoSignIns(FoundedAccounts founded, Accounts accounts, OutsideAuditors auditors, CityFoundation foundation, Units units, Posts posts, People people,
                Clocks clocks, Words words) {
        this.founded = founded;
        this.accounts = accounts;
        this.auditors = auditors;
        this.foundation = foundation;
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.clocks = clocks;
        this.words = words;
    }

    /** Founds them in one transaction, and answers what {@code ./cdo accounts} prints. */
    @Transactional
    List<DemoAccount> found() {
        String password = "Yc-" + random(LEGIBLE, 4) + "-" + random(LEGIBLE, 4);
        var all = new ArrayList<DemoAccount>();
        WANTED.forEach(wanted -> holder(wanted).ifPresent(person -> all.add(account(wanted.login(), person, password))));
        all.add(administrator("system-admin", "系统管理员", Role.SYSTEM_ADMIN, password));
        all.add(administrator("security-admin", "安全管理员", Role.SECURITY_ADMIN, password));
        all.add(administrator("audit-admin", "审计管理员", Role.AUDIT_ADMIN, password));
        all.add(auditor(password));
        return all;
    }

    private Optional<Person> holder(Wanted wanted) {
        LocalDate day = clocks.today();
        return unit(wanted, day).flatMap(unit -> posts.ofUnit(unit.id()).stream().filter(post -> post.kind() == wanted.kind()).findFirst())
                .flatMap(post -> posts.holder(post.id(), day)).map(tenure -> people.get(tenure.personId()));
    }

    /** The unit of that name; for the posts of an authority, the one in force in the region of that name. */
    private Optional<Unit> unit(Wanted wanted, LocalDate day) {
        if (wanted.kind() != PostKind.AUTHORITY_CLERK && wanted.kind() != PostKind.AUTHORITY_HEAD) {
            return units.all(day).stream().filter(unit -> unit.name().equals(wanted.unit())).findFirst();
        }
        return units.all(day).stream().filter(unit -> unit.name().equals(wanted.unit() + "人民政府")).findFirst().flatMap(government -> units.authority(government.regionId(), day));
    }

    private DemoAccount account(String login, Person person, String password) {
        founded.demo(new FoundedAccounts.Demo(login, person.name(), person.id(), null, password, null));
        List<String> titles = posts.ofPerson(person.id(), clocks.today()).stream().map(this::title).toList();
        return new DemoAccount(login, password, "", person.name(), titles, units.get(person.homeUnitId()).name());
    }

    private String title(Tenure tenure) {
        return words.value(Language.ZH, posts.get(tenure.postId()).kind());
    }

    private DemoAccount administrator(String login, String name, Role role, String password) {
        String secret = random(BASE32, 32);
        founded.demo(new FoundedAccounts.Demo(login, name + "（演示）", null, role, password, secret));
        return new DemoAccount(login, password, secret, name + "（演示）", List.of(words.value(Language.ZH, role)), "");
    }

    /** Admitted by the security administrator, to the records of one county and one department, for half a year. */
    private DemoAccount auditor(String password) {
        String name = "外部审计员（演示）";
        long id = founded.demo(new FoundedAccounts.Demo("outside-auditor", name, null, null, password, null));
        var security = accounts.whoOf(accounts.byLogin("security-admin").orElseThrow().id(), null, "demo");
        long region = units.all(clocks.today()).stream().filter(unit -> unit.name().equals("夷陵区人民政府")).findFirst().orElseThrow().regionId();
        auditors.admit(security, id, new OutsideAuditors.AuditScope(Set.of("unit", "post", "person", "duty", "filing", "appointment", "submission", "system", "entry"),
                Set.of(), Set.of(region, foundation.city().id()), "演示：数据资源管理专项审计", clocks.real().atZone(Clocks.ZONE).toLocalDate().plusMonths(6)));
        return new DemoAccount("outside-auditor", password, "", name, List.of(words.value(Language.ZH, Role.OUTSIDE_AUDITOR)), "");
    }

    private static String random(String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
