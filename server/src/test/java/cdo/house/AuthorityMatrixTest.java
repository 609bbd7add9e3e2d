package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cdo.fixture.Estate;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.identity.OutsideAuditors;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.SubjectDirectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and command whose address names a record, tried by people whom the record does not concern: of a foreign county,
 * of a sibling department, of a unit above. The addresses are read from the running server, so that a new one is tried from its first day.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityMatrixTest {

    /** What a name in an address stands for, by the longest beginning of the address that fits; values from {@link Estate}. */
    private static final Map<String, Map<String, String>> NAMES = names();

    /** Pages that everybody signed in may open, by their first words, with the reason. */
    private static final Map<String, String> PUBLIC = Map.ofEntries(
            Map.entry("/units/{id}", "the units of the city are no secret; what a unit's page adds is asked for each record"),
            Map.entry("/units/{id}/lines", "who guides whom is public; only those with the right get the form"),
            Map.entry("/lists/{list}", "the three lists of the city are there to be read"),
            Map.entry("/lists/{list}/export.xlsx", "the same list as a table"),
            Map.entry("/lists/{list}/new", "an empty form of one's own unit"),
            Map.entry("/programs/{id}", "a program is known to all who take part; units' progress is asked for each unit"),
            Map.entry("/programs/phases/{id}", "the board shows the rows of units that one may read"),
            Map.entry("/programs/phases/{id}/board.xlsx", "the same rows"),
            Map.entry("/programs/phases/{id}/counties", "the same for counties"),
            Map.entry("/programs/phases/{id}/scope", "who takes part is published with the program"),
            Map.entry("/programs/phases/{id}/choice", "the form of one's own county's choice"),
            Map.entry("/people/{id}", "the directory of colleagues; telephone numbers are masked and revealed only with a right and a reason"),
            Map.entry("/posts/{id}", "who holds a post is published in the roster"),
            Map.entry("/regions/{id}", "regions and their authorities are public"),
            Map.entry("/groups/{id}", "who is compared with whom must be known to those compared"),
            Map.entry("/duties/rules/{key}", "rules bind everybody"),
            Map.entry("/approvals/routes/{key}", "routes bind everybody"),
            Map.entry("/measures/{key}", "what a measure means is public; its values are asked for each unit"));

    /** Whom a kind of record does concern by office. */
    private static final Map<String, Set<Role>> BY_OFFICE = Map.of(
            "/accounts/", Set.of(Role.SYSTEM_ADMIN), "/jobs/", Set.of(Role.SYSTEM_ADMIN));

    /** What counts as refused: a complaint about what was typed (422) or about the record's state (409) proves no authority. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    /** Commands that may answer 409 or 422 to a stranger, with the reason. */
    private static final Map<String, String> ANSWERED_OTHERWISE = Map.of(
            "/account/sessions/{handle}/end", "a session is looked for among one's own only; whoever else's it is, it has ended for this person",
            "/programs/phases/{id}/choice", "a county that does not take part is told so; the choice would be its own");

    /** Refused without a line in the trail, with the reason: nothing of anybody else's was asked for. */
    private static final Map<String, String> UNTOLD = Map.of();

    /** The tables of records that are made by commands, whose version is therefore not the first one. */
    private static final Map<String, String> VERSIONED = Map.of("filing", "appointments.filing", "nominee", "appointments.filing_line", "appointment", "appointments.appointment",
            "approval", "approvals.run", "duty", "duties.duty", "system", "survey.system", "source", "survey.source", "entry", "catalog.entry");

    @Autowired
    MockMvc mvc;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    FoundedCity city;
    @Autowired
    Units units;
    @Autowired
    OutsideAuditors auditors;
    @Autowired
    SubjectDirectory subjects;
    @Autowired
    Estate estate;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Unit own;
    private final Map<String, Unit> owners = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> estates = new LinkedHashMap<>();

    /** @param required parameters without which the request is not even read */
    private record Address(HttpMethod method, String pattern, Map<String, Boolean> required) {
        /** Without the conditions on its variables. */
        String plain() {
            return pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        }
    }

    private record Person(String title, @Nullable Role role, @Nullable RequestPostProcessor session, long account) {
    }

    @BeforeEach
    void unitsAndWhatIsTheirs() {
        if (!owners.isEmpty()) {
            return;
        }
        Unit cityGovernment = city.unit("宜昌市人民政府");
        List<Unit> counties = units.all(clocks.today()).stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT && unit.regionId() != cityGovernment.regionId()).toList();
        var clerk = city.acting(units.bureau(cityGovernment.regionId(), clocks.today()), PostKind.BUREAU_CLERK);
        own = city.fresh(clerk, counties.getFirst(), UnitKind.DEPARTMENT);
        owners.put("a foreign county", city.fresh(clerk, counties.getLast(), UnitKind.DEPARTMENT));
        owners.put("a sibling department", city.fresh(clerk, counties.getFirst(), UnitKind.DEPARTMENT));
        owners.put("a higher unit", city.fresh(clerk, cityGovernment, UnitKind.DEPARTMENT));
        owners.forEach((title, unit) -> {
            estates.put(title, estate.of(unit));
            estates.get(title).put("unit name", unit.name());
        });
    }

    @Test
    void everyAddressThatNamesARecordIsKnownHere() {
        var unknown = new TreeSet<String>();
        for (Address address : addresses()) {
            Matcher names = Pattern.compile("\\{(\\w+)}").matcher(address.plain());
            while (names.find()) {
                if (value(address.plain(), names.group(1), estates.values().iterator().next()) == null) {
                    unknown.add(address.plain() + " – what is " + names.group() + "? Add its kind to Estate and NAMES.");
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void aStewardIsRefusedEverywhereElse() throws Exception {
        tryAll(seated("steward", PostKind.DATA_STEWARD, own), owners.keySet());
    }

    @Test
    void aUnitHeadIsRefusedEverywhereElse() throws Exception {
        tryAll(seated("unit head", PostKind.UNIT_HEAD, own), owners.keySet());
    }

    @Test
    void aCountysBureauIsRefusedInOtherCountiesAndAbove() throws Exception {
        tryAll(seated("bureau clerk", PostKind.BUREAU_CLERK, units.bureau(own.regionId(), clocks.today())), Set.of("a foreign county", "a higher unit"));
    }

    @Test
    void anOutsideAuditorReadsTheMandateOnly() throws Exception {
        long account = fresh.account(null, null).id();
        auditors.admit(fresh.who(Role.SECURITY_ADMIN), account, new OutsideAuditors.AuditScope(Set.copyOf(subjects.kinds()), Set.of(own.id()), Set.of(), "年度审计",
                clocks.real().atZone(Clocks.ZONE).toLocalDate().plusDays(30)));
        tryAll(new Person("outside auditor", Role.OUTSIDE_AUDITOR, signedIn.as(account), account), owners.keySet());
    }

    /** Kinds that are a directory of the city, the same for everybody signed in; an auditor is let into them by the mandate or not at all. */
    private static final Set<String> DIRECTORY = Set.of("unit", "person", "post", "region", "group", "account");

    @Test
    void anOutsideAuditorReadsEveryRegisterOfTheMandateAndOnlyItsUnits() throws Exception {
        Unit ours = owners.get("a sibling department");
        Unit foreign = owners.get("a foreign county");
        var kinds = new HashSet<>(subjects.kinds());
        kinds.removeAll(DIRECTORY);
        Person auditor = auditor(ours, kinds);
        var faults = new ArrayList<String>();
        for (Address address : plainAddresses(HttpMethod.GET)) {
            MockHttpServletResponse answer = send(auditor, HttpMethod.GET, address.plain(), Map.of());
            String body = answer.getContentAsString(StandardCharsets.UTF_8);
            if (answer.getStatus() >= 500 || answer.getStatus() == 200 && body.contains(foreign.name())) {
                faults.add(address.plain() + " → " + answer.getStatus() + (answer.getStatus() == 200 ? " names a unit beyond the mandate" : ""));
            }
            if (REGISTERS.contains(address.plain()) && answer.getStatus() != 200) {
                faults.add(address.plain() + " → " + answer.getStatus() + ", a register of the mandate");
            }
        }
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
        for (String register : List.of("/filings", "/systems", "/duties")) {
            assertThat(send(auditor, HttpMethod.GET, register, Map.of("size", "100")).getContentAsString(StandardCharsets.UTF_8)).as(register).contains(ours.shortName());
        }
        for (String record : List.of("/filings/{id}", "/duties/{id}", "/systems/{id}", "/surveys/{id}", "/entries/{id}")) {
            assertThat(send(auditor, HttpMethod.GET, target(record, estates.get("a sibling department")), Map.of()).getStatus()).as(record).isEqualTo(200);
        }
    }

    private static final Set<String> REGISTERS = Set.of("/filings", "/appointments", "/roster", "/duties", "/programs", "/results", "/entries", "/lists/supply", "/systems", "/documents",
            "/tasks", "/decisions", "/meetings", "/meeting-series", "/plans", "/plans/goals", "/experts", "/trainings", "/draws", "/operating-bodies", "/contracts", "/duty-reports", "/suggestions",
            "/assessments", "/ledger-entries", "/indicator-systems", "/measures", "/freezes", "/cockpit",
            "/workbench", "/search", "/account", "/help", "/audit");

    @Test
    void anOutsideAuditorIsKeptToTheKindsOfTheMandate() throws Exception {
        Person auditor = auditor(owners.get("a sibling department"), Set.of("filing"));
        Map<String, Object> estate = estates.get("a sibling department");
        assertThat(send(auditor, HttpMethod.GET, "/filings", Map.of()).getStatus()).isEqualTo(200);
        assertThat(send(auditor, HttpMethod.GET, target("/filings/{id}", estate), Map.of()).getStatus()).isEqualTo(200);
        for (String beyond : List.of("/duties", "/systems", "/entries", "/programs", "/units", "/people", target("/duties/{id}", estate), target("/systems/{id}", estate))) {
            assertThat(send(auditor, HttpMethod.GET, beyond, Map.of()).getStatus()).as(beyond).isEqualTo(403);
        }
    }

    @Test
    void anOutsideAuditorWritesNothingWithinTheMandateEither() throws Exception {
        Unit ours = owners.get("a sibling department");
        Person auditor = auditor(ours, new HashSet<>(subjects.kinds()));
        Map<String, Long> before = counts();
        long lastEvent = event("true");
        var faults = new ArrayList<String>();
        for (Address address : addresses()) {
            String target = target(address.plain(), estates.get("a sibling department"));
            if (address.method() != HttpMethod.GET && target != null) {
                note(faults, auditor, address, ask(auditor, address, target, estates.get("a sibling department")));
            }
        }
        for (Address address : plainAddresses(HttpMethod.POST)) {
            if (!address.plain().startsWith("/account/") && !address.plain().startsWith("/sign-") && !address.plain().equals("/language") && !address.plain().startsWith("/set-up")) {
                note(faults, auditor, address, ask(auditor, address, address.plain(), estates.get("a sibling department")));
            }
        }
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
        assertThat(counts()).isEqualTo(before);
        assertThat(sql.fetch("select action from audit.event where id > ? and outcome = 'DONE' and account_id = ?", lastEvent, auditor.account())).isEmpty();
    }

    private static void note(List<String> faults, Person person, Address address, MockHttpServletResponse answer) {
        if (!refused(person, address, answer)) {
            faults.add(address.method() + " " + address.plain() + " → " + answer.getStatus() + " " + answer.getHeader("Location"));
        }
    }

    private Person auditor(Unit unit, Set<String> kinds) {
        long account = fresh.account(null, null).id();
        auditors.admit(fresh.who(Role.SECURITY_ADMIN), account, new OutsideAuditors.AuditScope(kinds, Set.of(unit.id()), Set.of(), "年度审计",
                clocks.real().atZone(Clocks.ZONE).toLocalDate().plusDays(30)));
        return new Person("outside auditor", Role.OUTSIDE_AUDITOR, signedIn.as(account), account);
    }

    /** Addresses that name no record. */
    private List<Address> plainAddresses(HttpMethod wanted) {
        return mappings.getHandlerMethods().entrySet().stream().filter(each -> each.getValue().getBeanType().getName().startsWith("cdo."))
                .flatMap(each -> each.getKey().getPatternValues().stream().filter(pattern -> !pattern.contains("{") && !pattern.contains("*"))
                        .flatMap(pattern -> each.getKey().getMethodsCondition().getMethods().stream().map(method -> new Address(method.asHttpMethod(), pattern, required(each.getValue())))))
                .filter(address -> address.method() == wanted && !address.plain().startsWith("/api/")).distinct()
                .sorted(java.util.Comparator.comparing(Address::pattern)).toList();
    }

    @Test
    void theSystemAdministratorHasNoBusinessRights() throws Exception {
        long account = fresh.who(Role.SYSTEM_ADMIN).accountId();
        tryAll(new Person("system administrator", Role.SYSTEM_ADMIN, signedIn.as(account), account), owners.keySet());
    }

    /**
     * A command whose foreign record stands in the form, not in the address.
     *
     * @param address of one's own record or of none; names as in {@link #NAMES}, of the estate of the person's own unit
     * @param fields  name to the kind of the foreign record
     * @param typed   what else has to stand there so that the command itself has to refuse
     * @param choice  why 422 is an answer; empty where only 403 and 404 are
     */
    private record Payload(String address, Map<String, String> fields, Map<String, String> typed, String choice) {
        Payload(String address, Map<String, String> fields, Map<String, String> typed) {
            this(address, fields, typed, "");
        }
    }

    private static final String OFFERED = "the form offers the unit's own; another is a wrong choice like any other and nothing is told of it";

    private static final List<Payload> PAYLOADS = List.of(
            new Payload("/filings/acceptances", Map.of("ids", "filing"), Map.of()),
            new Payload("/filings", Map.of("posts", "post"), Map.of(), OFFERED),
            new Payload("/duties/handlers", Map.of("ids", "duty", "person", "person"), Map.of()),
            new Payload("/duties/reminders", Map.of("ids", "duty"), Map.of()),
            new Payload("/duties/{id}/handler", Map.of("person", "person"), Map.of(), OFFERED),
            new Payload("/approvals/signatures", Map.of("ids", "approval"), Map.of()),
            new Payload("/approvals/delegations", Map.of("person", "person"), Map.of("from", "2026-12-01", "to", "2026-12-02", "reason", "出差"), OFFERED),
            new Payload("/systems", Map.of("unit", "unit"), Map.of("name", "别人的系统")),
            new Payload("/entries/publications", Map.of("ids", "entry"), Map.of()),
            new Payload("/entries/from-survey/{surveyId}", Map.of("ids", "surveyed table"), Map.of()),
            new Payload("/classifications", Map.of("parent", "classification"), Map.of("nameZh", "别处", "nameEn", "x")),
            new Payload("/inbox/readings", Map.of("ids", "letter"), Map.of()),
            new Payload("/groups/{id}/members", Map.of("units", "unit"), Map.of("from", "2026-12-01")),
            new Payload("/units", Map.of("region", "region", "parent", "unit name"), Map.of("kind", "DEPARTMENT", "name", "别处的单位", "from", "2026-12-01", "basis", "x", "position", "900")),
            new Payload("/regions/{id}/authorities", Map.of("unit", "unit"), Map.of("from", "2026-12-01", "basis", "x"), OFFERED),
            new Payload("/ledger-entries", Map.of("unit", "unit"), Map.of("kind", "REMINDER", "title", "x", "facts", "x", "basis", "x", "happenedOn", "2026-03-02")),
            new Payload("/meetings", Map.of("series", "meeting series"), Map.of("kind", "REGULAR", "title", "x", "heldOn", "2026-12-01", "starts", "15:00", "venue", "x")),
            new Payload("/topics", Map.of("series", "meeting series"), Map.of("kind", "OTHER", "title", "x", "background", "x", "proposal", "x")),
            new Payload("/experts", Map.of("person", "person"), Map.of("fields", "LAW", "rank", "x", "strengths", "x", "reason", "x")),
            new Payload("/programs/phases/{id}/members", Map.of("units", "unit"), Map.of()),
            new Payload("/form-requests/{id}/sending", Map.of("units", "unit"), Map.of()),
            new Payload("/indicator-systems/{id}/weights", Map.of("unit", "unit"), Map.of()),
            new Payload("/duty-reports/campaigns/{id}/hearings", Map.of("reports", "duty report"), Map.of("heldOn", "2026-12-01", "venue", "x", "chair", "x")));

    @Test
    void foreignRecordsInAFormAreRefusedToASiblingsStewardAndToAForeignCountysClerk() throws Exception {
        estates.put("one's own", estate.of(own));
        var faults = new ArrayList<String>();
        tryPayloads(seated("steward", PostKind.DATA_STEWARD, own), "a sibling department", faults);
        tryPayloads(seated("unit head", PostKind.UNIT_HEAD, own), "a sibling department", faults);
        tryPayloads(seated("bureau clerk", PostKind.BUREAU_CLERK, units.bureau(own.regionId(), clocks.today())), "a foreign county", faults);
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }

    private void tryPayloads(Person person, String owner, List<String> faults) throws Exception {
        Map<String, Long> before = counts();
        for (Payload payload : PAYLOADS) {
            long lastEvent = event("true");
            var chosen = new TreeMap<>(payload.typed());
            payload.fields().forEach((field, kind) -> chosen.put(field, estates.get(owner).get(kind).toString()));
            Address address = Stream.concat(addresses().stream(), plainAddresses(HttpMethod.POST).stream()).filter(each -> each.method() == HttpMethod.POST && each.plain().equals(payload.address())).findFirst()
                    .orElseThrow(() -> new AssertionError("no such command: " + payload.address()));
            String target = target(payload.address(), estates.get("one's own"));
            MockHttpServletResponse answer = ask(person, address, target, estates.get("one's own"), chosen);
            String said = "%s at %s: POST %s → %d %s".formatted(person.title(), owner, payload.address(), answer.getStatus(), String.valueOf(answer.getHeader("Location")));
            boolean wrongChoice = answer.getStatus() == 422 && !payload.choice().isEmpty();
            if (!Set.of(403, 404).contains(answer.getStatus()) && !wrongChoice) {
                faults.add(said);
            }
            sql.fetch("select action from audit.event where id > ? and outcome = 'DONE' and account_id = ?", lastEvent, person.account()).forEach(row -> faults.add(said + " did " + row.get(0)));
            if (!wrongChoice) {
                faults.addAll(untold(person, lastEvent, Map.of("POST " + target, address)).stream().map(each -> said + " is not in the trail").toList());
            }
        }
        counts().forEach((table, count) -> {
            if (!count.equals(before.get(table))) {
                faults.add(person.title() + " wrote into " + table);
            }
        });
    }

    @Test
    void nobodyComesInWithoutSigningIn() throws Exception {
        tryAll(new Person("nobody", null, null, 0), Set.of("a higher unit"));
    }

    private Person seated(String title, PostKind kind, Unit unit) {
        long account = fresh.account(city.acting(unit, kind).personId(), null).id();
        return new Person(title, kind.role(), signedIn.as(account), account);
    }

    private void tryAll(Person person, Set<String> of) throws Exception {
        var faults = new ArrayList<String>();
        for (String owner : of) {
            Map<String, Long> before = counts();
            long lastEvent = event("true");
            var refused = new TreeMap<String, Address>();
            for (Address address : addresses()) {
                if (concerns(person, address)) {
                    continue;
                }
                String target = target(address.plain(), estates.get(owner));
                if (target == null) {
                    continue;
                }
                MockHttpServletResponse answer = ask(person, address, target, estates.get(owner));
                if (Set.of(403, 404).contains(answer.getStatus())) {
                    refused.put(address.method() + " " + target, address);
                }
                if (!refused(person, address, answer)) {
                    faults.add("%s at %s: %s %s → %d %s".formatted(person.title(), owner, address.method(), address.plain(), answer.getStatus(), String.valueOf(answer.getHeader("Location"))));
                }
            }
            Map<String, Long> after = counts();
            after.forEach((table, count) -> {
                if (!count.equals(before.get(table))) {
                    faults.add(person.title() + " at " + owner + " wrote into " + table);
                }
            });
            sql.fetch("select action, details::text from audit.event where id > ? and outcome = 'DONE' and account_id = ?", lastEvent, person.account())
                    .forEach(row -> faults.add(person.title() + " at " + owner + " did " + row.get(0) + " " + row.get(1)));
            faults.addAll(untold(person, lastEvent, refused).stream().map(each -> person.title() + " at " + owner + " was refused and the trail does not say so: " + each).toList());
        }
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }

    /** Refusals for which the trail has no line with this account and this address. */
    private List<String> untold(Person person, long lastEvent, Map<String, Address> refused) {
        if (person.session() == null) {
            return List.of();
        }
        Set<String> told = sql.fetch("select details ->> 'address' from audit.event where id > ? and outcome = 'DENIED' and account_id = ?", lastEvent, person.account()).stream()
                .map(row -> row.get(0, String.class)).collect(Collectors.toSet());
        return refused.entrySet().stream().filter(each -> !told.contains(each.getKey()) && !UNTOLD.containsKey(each.getValue().plain())).map(Map.Entry::getKey).toList();
    }

    private static boolean concerns(Person person, Address address) {
        if (address.plain().equals("/lists/{list}") && address.method() == HttpMethod.POST) {
            return true; // adds a line of one's own unit; the address names a list, no record
        }
        if (address.plain().equals("/approvals/routes/{key}") && address.method() == HttpMethod.POST && person.role() == Role.UNIT_HEAD) {
            return true; // gives one's own unit its edition; the address names a kind of route, no record
        }
        return BY_OFFICE.entrySet().stream().anyMatch(each -> address.plain().startsWith(each.getKey()) && person.role() != null && each.getValue().contains(person.role()));
    }

    private static boolean refused(Person person, Address address, MockHttpServletResponse answer) {
        String location = String.valueOf(answer.getHeader("Location"));
        if (answer.getStatus() == 302 || answer.getStatus() == 303) {
            return location.startsWith("/sign-in");
        }
        if (person.session() != null && address.method() == HttpMethod.GET && PUBLIC.containsKey(address.plain())) {
            return answer.getStatus() < 500;
        }
        return REFUSALS.contains(answer.getStatus()) || ANSWERED_OTHERWISE.containsKey(address.plain()) && Set.of(409, 422).contains(answer.getStatus());
    }

    /** Asks; a form that is refused for what was typed is filled in better, so that the command itself has to refuse. */
    private MockHttpServletResponse ask(Person person, Address address, String target, Map<String, Object> estate) throws Exception {
        return ask(person, address, target, estate, Map.of());
    }

    /** @param chosen fields of the form that are not to be guessed */
    private MockHttpServletResponse ask(Person person, Address address, String target, Map<String, Object> estate, Map<String, String> chosen) throws Exception {
        HttpMethod method = address.method();
        var typed = new TreeMap<String, String>(Map.of("version", version(address.plain(), estate), "reason", "测试理由", "remark", "测试", "why", "测试"));
        typed.putAll(chosen);
        address.required().forEach((name, number) -> typed.putIfAbsent(name, name.equals("unit") ? estate.get("unit").toString() : number ? "1" : "测试"));
        MockHttpServletResponse answer = send(person, method, target, typed);
        for (String guess : new String[] {"测试内容", "2026-12-01", "1", own.id() + ""}) {
            if (answer.getStatus() != 422) {
                return answer;
            }
            var fields = new HashSet<>(Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8)).select("[data-errors] a[href^=#]").eachAttr("href"));
            fields.stream().map(field -> field.substring(1)).filter(field -> !chosen.containsKey(field)).forEach(field -> typed.put(field, guess));
            answer = send(person, method, target, typed);
        }
        return answer;
    }

    /** The present version of the record that the address names last. */
    private String version(String pattern, Map<String, Object> estate) {
        Matcher names = Pattern.compile("\\{(\\w+)}").matcher(pattern);
        String kind = "";
        while (names.find()) {
            kind = kind(pattern, names.group(1));
        }
        String table = VERSIONED.get(kind);
        return table == null ? "0" : sql.fetch("select version from " + table + " where id = ?", estate.get(kind)).stream().map(row -> row.get(0).toString()).findFirst().orElse("0");
    }

    private MockHttpServletResponse send(Person person, HttpMethod method, String target, Map<String, String> typed) throws Exception {
        var request = MockMvcRequestBuilders.request(method, target);
        typed.forEach(request::param);
        if (method != HttpMethod.GET) {
            request.with(csrf());
        }
        if (person.session() != null) {
            request.with(person.session());
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    /** The handbook is left out: it names no record and is open to all. */
    private List<Address> addresses() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("cdo."))
                .flatMap(each -> each.getKey().getPatternValues().stream().filter(pattern -> pattern.contains("{") && !pattern.startsWith("/help/"))
                        .flatMap(pattern -> each.getKey().getMethodsCondition().getMethods().stream().map(method -> new Address(method.asHttpMethod(), pattern, required(each.getValue())))))
                .sorted(java.util.Comparator.comparing(Address::pattern).thenComparing(address -> address.method().name())).toList();
    }

    /** Name to whether it is a number. */
    private static Map<String, Boolean> required(HandlerMethod method) {
        var names = new TreeMap<String, Boolean>();
        for (var parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            // what may be null is asked for as an object, never as a primitive
            boolean needed = parameter.getParameterType().isPrimitive() || parameter.getParameterType() == String.class;
            if (asked != null && needed && asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
                String name = asked.value().isEmpty() ? parameter.getParameter().getName() : asked.value();
                names.put(name, parameter.getParameterType() != String.class);
            }
        }
        return names;
    }

    private static @Nullable String target(String pattern, Map<String, Object> estate) {
        Matcher names = Pattern.compile("\\{(\\w+)}").matcher(pattern);
        var target = new StringBuilder();
        while (names.find()) {
            Object value = value(pattern, names.group(1), estate);
            if (value == null) {
                return null;
            }
            names.appendReplacement(target, value.toString());
        }
        return names.appendTail(target).toString();
    }

    private static @Nullable Object value(String pattern, String name, Map<String, Object> estate) {
        String kind = kind(pattern, name);
        return kind.startsWith("=") ? kind.substring(1) : estate.get(kind);
    }

    private static String kind(String pattern, String name) {
        return NAMES.entrySet().stream().filter(each -> pattern.startsWith(each.getKey()) && each.getValue().containsKey(name))
                .max(java.util.Comparator.comparingInt(each -> each.getKey().length()))
                .map(each -> each.getValue().get(name)).orElse("");
    }

    private static Map<String, Map<String, String>> names() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("/filings/", Map.of("id", "filing", "lineId", "nominee"));
        all.put("/appointments/", Map.of("id", "appointment", "lineId", "appointee"));
        all.put("/handovers/", Map.of("id", "handover", "kind", "=DUTIES"));
        all.put("/programs/", Map.of("id", "program"));
        all.put("/programs/phases/", Map.of("id", "phase"));
        all.put("/programs/obligations/", Map.of("id", "owed"));
        all.put("/programs/submissions/", Map.of("id", "submission"));
        all.put("/results/", Map.of("id", "result"));
        all.put("/decisions/", Map.of("id", "decision"));
        all.put("/tasks/", Map.of("id", "task"));
        all.put("/task-notices/", Map.of("id", "task notice"));
        all.put("/meeting-series/", Map.of("id", "meeting series"));
        all.put("/meetings/", Map.of("id", "meeting"));
        all.put("/meetings/items/", Map.of("item", "agenda item"));
        all.put("/meetings/outcomes/", Map.of("outcome", "outcome"));
        all.put("/topics/", Map.of("id", "topic"));
        all.put("/plans/", Map.of("id", "plan", "goal", "goal", "opinion", "opinion"));
        all.put("/experts/", Map.of("id", "expert", "avoidance", "avoidance"));
        all.put("/draws/", Map.of("id", "draw"));
        all.put("/trainings/", Map.of("id", "training"));
        all.put("/operating-bodies/", Map.of("id", "operating body"));
        all.put("/contracts/", Map.of("id", "contract"));
        all.put("/form-requests/", Map.of("id", "form"));
        all.put("/form-sheets/", Map.of("id", "form sheet"));
        all.put("/entries/", Map.of("id", "entry"));
        all.put("/entries/from-survey/", Map.of("surveyId", "survey"));
        all.put("/entries/imports/", Map.of("id", "entry import"));
        all.put("/lists/", Map.of("list", "=negative", "id", "list line"));
        all.put("/classifications/", Map.of("id", "classification"));
        all.put("/ledger-entries/", Map.of("id", "ledger entry"));
        all.put("/duty-reports/", Map.of("id", "duty report", "part", "=USE", "key", "=duties.met-on-time", "remark", "report remark", "suggestion", "suggestion"));
        all.put("/duty-reports/campaigns/", Map.of("id", "report campaign"));
        all.put("/duty-reports/hearings/", Map.of("id", "hearing"));
        all.put("/duty-reports/grades/", Map.of("id", "grade"));
        all.put("/suggestions/", Map.of("id", "suggestion"));
        all.put("/api/v1/duty-reports/", Map.of("id", "duty report"));
        all.put("/assessments/", Map.of("id", "assessment"));
        all.put("/api/v1/assessments/", Map.of("id", "assessment"));
        all.put("/assessments/objects/", Map.of("id", "assessed", "item", "=B1", "code", "=B1", "sign", "sign"));
        all.put("/assessments/panels/", Map.of("id", "panel", "talk", "talk"));
        all.put("/assessments/appeals/", Map.of("id", "appeal"));
        all.put("/assessments/row-adjustments/", Map.of("id", "row-adjustment"));
        all.put("/cockpit/units/", Map.of("id", "unit"));
        all.put("/cockpit/officers/", Map.of("id", "officer"));
        all.put("/rankings/", Map.of("group", "group"));
        all.put("/duties/", Map.of("id", "duty"));
        all.put("/duties/rules/", Map.of("key", "=test.ten-days"));
        all.put("/approvals/", Map.of("id", "approval"));
        all.put("/approvals/routes/", Map.of("key", "=appointments.unit"));
        all.put("/approvals/delegations/", Map.of("id", "delegation"));
        all.put("/systems/", Map.of("id", "system", "system", "system"));
        all.put("/systems/imports/", Map.of("id", "system import"));
        all.put("/sources/", Map.of("id", "source"));
        all.put("/surveys/", Map.of("id", "survey"));
        all.put("/surveyed-tables/", Map.of("id", "surveyed table"));
        all.put("/attachments/", Map.of("id", "attachment"));
        all.put("/documents/", Map.of("id", "document"));
        all.put("/jobs/", Map.of("id", "job"));
        all.put("/notices/", Map.of("id", "notice"));
        all.put("/inbox/", Map.of("id", "letter"));
        all.put("/accounts/", Map.of("id", "account"));
        all.put("/account/sessions/", Map.of("handle", "handle"));
        all.put("/account/tokens/", Map.of("id", "token"));
        all.put("/roles/grants/", Map.of("id", "account"));
        all.put("/measures/", Map.of("key", "=test.counted"));
        all.put("/freezes/", Map.of("id", "freeze", "key", "=test.counted"));
        all.put("/frozen-rows/", Map.of("row", "frozen row"));
        all.put("/indicator-systems/", Map.of("id", "indicator system", "code", "=A"));
        all.put("/adjustments/", Map.of("id", "adjustment"));
        all.put("/audit/events/", Map.of("id", "event"));
        all.put("/units/", Map.of("id", "unit", "line", "line", "change", "=closing"));
        all.put("/posts/", Map.of("id", "post", "tenure", "tenure"));
        all.put("/people/", Map.of("id", "person"));
        all.put("/regions/", Map.of("id", "region"));
        all.put("/groups/", Map.of("id", "group", "member", "member"));
        all.put("/organization/import/", Map.of("id", "import"));
        all.put("/calendar/special-days/", Map.of("id", "special day"));
        return all;
    }

    /** Rows of every table but the trail's, the sessions' and the submissions', which any request may touch. */
    private Map<String, Long> counts() {
        List<String> tables = sql.fetch("select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE' "
                + "and table_schema not in ('pg_catalog', 'information_schema', 'public', 'web', 'audit') and table_name not like 'session%' and table_name <> 'flyway_schema_history'")
                .map(row -> row.get(0, String.class));
        String all = tables.stream().map(table -> "select '" + table + "', (select count(*) from " + table + ")").collect(Collectors.joining(" union all "));
        var counts = new TreeMap<String, Long>();
        sql.fetch(all).forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    private long event(String where) {
        return sql.fetchSingle("select coalesce(max(id), 0) from audit.event where " + where).get(0, Long.class);
    }
}
