package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.data.catalog.CatalogRights;
import cdo.data.survey.Bureaux;
import cdo.data.survey.SurveyRights;
import cdo.data.survey.Systems;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.appointments.AppointmentRights;
import cdo.office.duties.Duties;
import cdo.office.duties.DutyRights;
import cdo.office.duties.NewDuty;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.ApiTokens;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.MeasureRights;
import cdo.platform.organization.Unit;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems read: described as it is, scoped by token and reach, turned by key. */
@ServerTest
class ApiTest {

    private static final Set<Right> READS = Set.of(DutyRights.SEE, SurveyRights.SEE, CatalogRights.READ, MeasureRights.SEE, AppointmentRights.SEE);

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Bureaux bureaux;
    @Autowired
    Systems systems;
    @Autowired
    Duties duties;
    @Autowired
    Accounts accounts;
    @Autowired
    ApiTokens tokens;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Unit unit;
    private Who steward;
    private String key;

    @BeforeEach
    void department() {
        unit = bureaux.department();
        steward = bureaux.steward(unit);
        key = token(steward, READS);
    }

    @Test
    void theDescriptionIsOfWhatTheServerAnswers() throws Exception {
        assertThat(answer("/api/v1/openapi.json", null).getStatus()).isEqualTo(401);
        JsonNode description = json("/api/v1/openapi.json");
        assertThat(description.required("openapi").asString()).startsWith("3.1");
        var described = new TreeSet<String>();
        description.required("paths").propertyNames().forEach(described::add);
        var answered = mappings.getHandlerMethods().entrySet().stream().filter(each -> each.getValue().getBeanType().getPackageName().startsWith("cdo."))
                .flatMap(each -> each.getKey().getPatternValues().stream()).filter(each -> each.startsWith("/api/v1/")).map(each -> each.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(answered).contains("/api/v1/units", "/api/v1/roster", "/api/v1/duties", "/api/v1/systems", "/api/v1/entries", "/api/v1/measures");
        assertThat(description.required("paths").findValuesAsString("name")).as("who asks is no parameter").doesNotContain("who", "powers");
        assertThat(description.required("components").required("securitySchemes").required("token").required("scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void aMistypedParameterIsNamedAndNoAddressIsBlamed() throws Exception {
        MockHttpServletResponse day = answer("/api/v1/roster?on=2026-02-30", key);
        assertThat(day.getStatus()).isEqualTo(400);
        assertThat(day.getContentAsString()).contains("“on”", "2026-02-30");
        assertThat(answer("/api/v1/duties?after=zzz", key).getStatus()).isEqualTo(422);
        assertThat(answer("/api/v1/nothing", key).getStatus()).isEqualTo(404);
    }

    @Test
    void aTokenReadsWhatItsHolderReadsAndNothingElse() throws Exception {
        long system = systems.draft(steward, Bureaux.draft(unit));
        long duty = transaction.execute(any -> duties.open(new NewDuty("test.ten-days", null, unit.id(), unit.id(), null, SubjectRef.of("unit", unit.id()), "api", Message.of("duties.sign", "测试"), clocks.today(), null, "/units")));
        assertThat(ids(json("/api/v1/systems"))).containsExactly(system);
        assertThat(ids(json("/api/v1/duties"))).contains(duty);
        JsonNode measures = json("/api/v1/measures");
        assertThat(measures.required("unitId").asLong()).isEqualTo(unit.id());
        assertThat(measures.required("own")).isNotEmpty();
        String stranger = token(bureaux.steward(bureaux.department()), READS);
        assertThat(ids(read("/api/v1/systems", stranger))).isEmpty();
        assertThat(ids(read("/api/v1/duties", stranger))).doesNotContain(duty);
        assertThat(answer("/api/v1/measures?unit=" + unit.id(), stranger).getStatus()).isEqualTo(404);
        String narrow = token(steward, Set.of(DutyRights.SEE));
        for (String path : Set.of("/api/v1/systems", "/api/v1/entries", "/api/v1/measures", "/api/v1/roster")) {
            MockHttpServletResponse refused = answer(path, narrow);
            assertThat(refused.getStatus()).as(path).isEqualTo(403);
            assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void registersAreTurnedByKeyWithoutRepeatingOrHiding() throws Exception {
        for (String register : Set.of("/api/v1/units", "/api/v1/roster?state=ALL")) {
            var seen = new HashSet<Long>();
            String next = "";
            int filtered;
            do {
                JsonNode page = json(register + (register.contains("?") ? "&" : "?") + "size=100&after=" + next);
                for (JsonNode row : page.required("rows")) {
                    assertThat(seen.add((row.has("postId") ? row.required("postId") : row.required("id")).asLong())).as("once").isTrue();
                }
                filtered = page.required("filtered").asInt();
                next = page.required("next").isNull() ? "" : page.required("next").asString();
            } while (!next.isEmpty());
            assertThat(seen).as(register).hasSize(filtered);
        }
        assertThat(answer("/api/v1/units?after=nonsense", key).getStatus()).isEqualTo(422);
    }

    private static Set<Long> ids(JsonNode page) {
        var ids = new HashSet<Long>();
        page.required("rows").forEach(row -> ids.add(row.required("id").asLong()));
        return ids;
    }

    private JsonNode json(String path) throws Exception {
        return read(path, key);
    }

    private JsonNode read(String path, String key) throws Exception {
        MockHttpServletResponse answer = answer(path, key);
        assertThat(answer.getStatus()).as(path + " " + answer.getContentAsString()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse answer(String path, @org.jspecify.annotations.Nullable String key) throws Exception {
        var request = get(path).accept("application/json");
        return mvc.perform(key == null ? request : request.header("Authorization", "Bearer " + key)).andReturn().getResponse();
    }

    private String token(Who who, Set<Right> rights) {
        long account = fresh.accountOf(who);
        return tokens.issue(accounts.whoOf(account, who.seated().orElseThrow().postId(), "test"), "取数", rights, 30).key();
    }
}
