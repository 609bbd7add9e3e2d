package cdo.data.survey;

import static cdo.data.survey.views.PublishedSystem.PUBLISHED_SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.approvals.Routes;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SystemsTest {

    @Autowired
    Systems systems;
    @Autowired
    SystemRegister register;
    @Autowired
    SystemImports imports;
    @Autowired
    Routes routes;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    Bureaux bureaux;
    @Autowired
    DSLContext sql;

    private Unit unit;
    private Who steward;

    @BeforeEach
    void department() {
        unit = bureaux.department();
        steward = bureaux.steward(unit);
    }

    @Test
    void aDraftMayHaveGapsButRegistrationNamesEveryOne() {
        long id = systems.draft(steward, new SystemDraft(unit.id(), "只有名称的系统", null, Map.of()));
        assertThatThrownBy(() -> systems.register(steward, id, 0)).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors())
                .extracting(Problem.FieldError::field).contains("phase", "code", "budget", "protection", "live-since").hasSize(1 + (int) List.of(SystemField.values()).stream().filter(SystemField::national).count()));
        assertThat(systems.get(steward, id).stage()).isEqualTo(SystemStage.DRAFT);
    }

    @Test
    void aSystemThatNeverRanNeedsNoOperationPart() {
        var answers = new HashMap<>(Bureaux.complete());
        answers.keySet().removeIf(field -> field.group() == FieldGroup.OPERATION);
        long planned = systems.draft(steward, new SystemDraft(unit.id(), "规划中的系统", SystemPhase.PLANNED, answers));
        systems.register(steward, planned, 0);
        assertThat(systems.get(steward, planned).stage()).isEqualTo(SystemStage.REGISTERED);
        long running = systems.draft(steward, new SystemDraft(unit.id(), "在用的系统", SystemPhase.RUNNING, answers));
        assertThatThrownBy(() -> systems.register(steward, running, 0)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void registrationGoesThroughItsStagesAndShowsInTheView() {
        long id = systems.draft(steward, Bureaux.draft(unit));
        systems.register(steward, id, 0);
        var row = sql.selectFrom(PUBLISHED_SYSTEM).where(PUBLISHED_SYSTEM.ID.eq(id)).fetchSingle();
        assertThat(row.getStage()).isEqualTo("REGISTERED");
        assertThat(row.getRegisteredOn()).isEqualTo(clocks.today());
        assertThat(row.getUnitId()).isEqualTo(unit.id());
        systems.suspend(steward, id, 1, "整改");
        systems.resume(steward, id, 2);
        systems.retire(steward, id, 3, "下线");
        assertThat(systems.steps(id)).extracting(Systems.Step::kind).containsExactly("RETIRED", "REGISTERED", "SUSPENDED", "REGISTERED", "DRAFTED");
        assertThatThrownBy(() -> systems.resume(steward, id, 4)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> systems.revise(steward, id, 4, Bureaux.draft(unit))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void theSameNameIsRefusedInOneUnitAllowedInAnotherAndFreeAfterRetirement() {
        SystemDraft draft = Bureaux.draft(unit);
        long id = systems.draft(steward, draft);
        assertThatThrownBy(() -> systems.draft(steward, draft)).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().getFirst().field()).isEqualTo("name"));
        Unit other = bureaux.department();
        systems.draft(bureaux.steward(other), new SystemDraft(other.id(), draft.name(), null, Map.of()));
        systems.retire(steward, id, 0, "误登");
        systems.draft(steward, draft);
    }

    @Test
    void aPasswordInAnyTextIsRefusedAtItsField() {
        var answers = new HashMap<>(Bureaux.complete());
        answers.put(SystemField.APPLICATION, "管理员账号 admin/123456");
        assertThatThrownBy(() -> systems.draft(steward, new SystemDraft(unit.id(), "带口令的系统", null, answers))).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly("application"));
    }

    @Test
    void aRegisteredSystemStaysCompleteAndAnOldVersionIsStale() {
        SystemDraft draft = Bureaux.draft(unit);
        long id = systems.draft(steward, draft);
        systems.register(steward, id, 0);
        assertThatThrownBy(() -> systems.revise(steward, id, 1, new SystemDraft(unit.id(), draft.name(), SystemPhase.RUNNING, Map.of()))).isInstanceOf(Problem.Invalid.class);
        systems.revise(steward, id, 1, draft);
        assertThatThrownBy(() -> systems.revise(steward, id, 1, draft)).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void ownStewardWritesBureauReadsStrangersSeeNothing() {
        long id = systems.draft(steward, Bureaux.draft(unit));
        Who clerk = bureaux.bureauClerk();
        Who stranger = bureaux.steward(bureaux.department());
        assertThat(systems.get(clerk, id).id()).isEqualTo(id);
        assertThatThrownBy(() -> systems.register(clerk, id, 0)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> systems.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> systems.register(stranger, id, 0)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> systems.draft(stranger, Bureaux.draft(unit))).isInstanceOf(Problem.Denied.class);
        var ask = new Slice.Ask(1, 25);
        var mine = new SystemRegister.Filter("", unit.id(), null, null, "", "");
        assertThat(register.slice(clerk, mine, ask).filtered()).isEqualTo(1);
        assertThat(register.slice(stranger, mine, ask).filtered()).isZero();
        assertThat(register.all(stranger, mine)).isEmpty();
        assertThat(register.ofUnit(stranger, unit.id())).isEmpty();
    }

    @Test
    void theListIsFilteredByNameStageAndSurvey() {
        SystemDraft draft = Bureaux.draft(unit);
        long id = systems.draft(steward, draft);
        systems.register(steward, id, 0);
        systems.draft(steward, new SystemDraft(unit.id(), "另一个", null, Map.of()));
        var ask = new Slice.Ask(1, 25);
        assertThat(register.slice(steward, new SystemRegister.Filter(draft.name(), null, null, null, "", "-surveyed"), ask).rows()).extracting(line -> line.system().id()).containsExactly(id);
        assertThat(register.slice(steward, new SystemRegister.Filter("", null, SystemStage.REGISTERED, SystemPhase.RUNNING, "no", "name"), ask).rows()).hasSize(1);
        assertThat(register.slice(steward, new SystemRegister.Filter("", null, null, null, "yes", "updated"), ask).rows()).isEmpty();
        assertThat(register.slice(steward, SystemRegister.Filter.ALL, ask).total()).isEqualTo(2);
    }

    @Test
    void theUnitsOfficerMayConfirmFirst() {
        Who officer = bureaux.officer(unit);
        long id = systems.draft(steward, Bureaux.draft(unit));
        systems.askConfirmation(steward, id, 0);
        assertThatThrownBy(() -> systems.register(steward, id, 0)).isInstanceOf(Problem.Refused.class);
        var run = routes.current(systems.get(steward, id).ref()).orElseThrow();
        routes.sign(officer, run.id(), run.version(), "同意");
        assertThat(systems.get(steward, id).stage()).isEqualTo(SystemStage.REGISTERED);
    }

    @Test
    void aReturnedConfirmationLeavesTheDraft() {
        Who officer = bureaux.officer(unit);
        long id = systems.draft(steward, Bureaux.draft(unit));
        systems.askConfirmation(steward, id, 0);
        var run = routes.current(systems.get(steward, id).ref()).orElseThrow();
        routes.returnBack(officer, run.id(), run.version(), "请补充使用单位");
        assertThat(systems.get(steward, id).stage()).isEqualTo(SystemStage.DRAFT);
        assertThat(systems.steps(id).getFirst().reason()).isEqualTo("请补充使用单位");
    }

    @Test
    void systemsFollowTheirUnitIntoAMerger() {
        long id = systems.draft(steward, Bureaux.draft(unit));
        Unit into = bureaux.department();
        units.merge(bureaux.bureauClerk(), Set.of(unit.id()), into.id(), clocks.today(), "测试文号");
        assertThat(systems.find(id).orElseThrow().unitId()).isEqualTo(into.id());
        systems.register(bureaux.steward(into), id, 1);
    }

    @Test
    void theBureauHandsASystemToAnotherUnit() {
        SystemDraft draft = Bureaux.draft(unit);
        long id = systems.draft(steward, draft);
        Unit other = bureaux.department();
        Who heir = bureaux.steward(other);
        assertThatThrownBy(() -> systems.handOver(steward, id, 0, other.id(), "职责调整")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> systems.handOver(heir, id, 0, other.id(), "职责调整")).isInstanceOf(Problem.NotFound.class);
        long namesake = systems.draft(heir, new SystemDraft(other.id(), draft.name(), null, Map.of()));
        Who clerk = bureaux.bureauClerk();
        assertThatThrownBy(() -> systems.handOver(clerk, id, 0, other.id(), "职责调整")).isInstanceOf(Problem.Invalid.class);
        systems.retire(heir, namesake, 0, "误登");
        systems.handOver(clerk, id, 0, other.id(), "职责调整");
        assertThat(systems.get(heir, id).unitId()).isEqualTo(other.id());
        assertThatThrownBy(() -> systems.get(steward, id)).isInstanceOf(Problem.NotFound.class);
        assertThat(systems.steps(id).getFirst().kind()).isEqualTo("HANDED_OVER");
    }

    @Autowired
    Answers answers;

    @Test
    void aSystemEndsAfterItBeganAndIsReachedByTelephoneAndMail() {
        var typed = Bureaux.complete();
        typed.put(SystemField.LIVE_SINCE, "2030-01-01");
        typed.put(SystemField.ENDED_ON, "2020-12-31");
        typed.put(SystemField.DATA_FROM, "2021-01-01");
        typed.put(SystemField.DATA_TO, "2020-12-31");
        assertThatThrownBy(() -> systems.draft(steward, new SystemDraft(unit.id(), "倒着用的系统", null, typed))).isInstanceOfSatisfying(Problem.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(Problem.FieldError::field).containsExactly("ended-on", "data-to"));
        assertThat(answers.read(SystemField.PHONE, "abc").wrong()).isPresent();
        assertThat(answers.read(SystemField.DEVELOPER_EMAIL, "zz").wrong()).isPresent();
        assertThat(answers.read(SystemField.PHONE, "0717-6250003").wrong()).isEmpty();
        assertThat(answers.read(SystemField.DEVELOPER_EMAIL, "ops@example.cn").wrong()).isEmpty();
    }

    @Test
    void anImportIsRehearsedRowByRowAndWritesNothingBeforeItIsConfirmed() throws Exception {
        String name = Bureaux.draft(unit).name();
        long wrong = imports.keep(steward, "系统.xlsx", book(List.of(
                Map.of("name", name, "unit", unit.name(), "phase", "在用", "NETWORK", "政务外网", "BUDGET", "1,280.5", "APPROVED_ON", "2024年3月5日"),
                Map.of("name", name, "unit", unit.name()),
                Map.of("name", "外单位系统", "unit", bureaux.bureau().name()),
                Map.of("name", "坏的", "unit", unit.name(), "NETWORK", "校园网", "OPERATOR", "口令：abc12345"),
                Map.of("name", "没有单位", "unit", "不存在的局"))));
        SystemImports.Preview preview = imports.preview(steward, wrong);
        assertThat(preview.lines()).extracting(SystemImports.Line::good).containsExactly(true, false, false, false, false);
        assertThat(preview.lines().get(3).errors()).hasSize(2);
        assertThatThrownBy(() -> imports.confirm(steward, wrong)).isInstanceOf(Problem.Refused.class);
        assertThat(register.ofUnit(steward, unit.id())).isEmpty();

        long good = imports.keep(steward, "系统.xlsx", book(List.of(
                Map.of("name", name, "unit", unit.name(), "phase", "在用", "NETWORK", "政务外网", "BUDGET", "1,280.5", "APPROVED_ON", "2024年3月5日"))));
        assertThat(imports.preview(steward, good).wrong()).isZero();
        assertThat(register.ofUnit(steward, unit.id())).isEmpty();
        assertThat(imports.confirm(steward, good)).isEqualTo(1);
        InformationSystem written = register.ofUnit(steward, unit.id()).getFirst().system();
        assertThat(written.answer(SystemField.NETWORK)).isEqualTo("GOVERNMENT");
        assertThat(written.answer(SystemField.BUDGET)).isEqualTo("1280.5");
        assertThat(written.answer(SystemField.APPROVED_ON)).isEqualTo("2024-03-05");
        assertThatThrownBy(() -> imports.preview(bureaux.steward(bureaux.department()), good)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> imports.keep(bureaux.bureauClerk(), "x.xlsx", new byte[0])).isInstanceOf(Problem.Denied.class);
    }

    /** The template as somebody fills it in. */
    private byte[] book(List<Map<String, String>> rows) throws Exception {
        var template = imports.template();
        var out = new ByteArrayOutputStream();
        Workbook.template(out, template);
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            for (int i = 0; i < rows.size(); i++) {
                var row = sheet.getRow(i + 2) == null ? sheet.createRow(i + 2) : sheet.getRow(i + 2);
                for (int c = 0; c < template.columns().size(); c++) {
                    String value = rows.get(i).get(template.columns().get(c).field());
                    if (value != null) {
                        row.createCell(c).setCellValue(value);
                    }
                }
            }
            var filled = new ByteArrayOutputStream();
            book.write(filled);
            return filled.toByteArray();
        }
    }
}
