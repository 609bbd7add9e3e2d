package cdo.data.survey;

import static cdo.data.survey.tables.RunTable.RUN;
import static cdo.data.survey.tables.SourceTable.SOURCE;
import static cdo.data.survey.tables.SurveyedTableTable.SURVEYED_TABLE;
import static cdo.data.survey.views.PublishedColumn.PUBLISHED_COLUMN;
import static cdo.data.survey.views.PublishedSurvey.PUBLISHED_SURVEY;
import static cdo.data.survey.views.PublishedTable.PUBLISHED_TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.jobs.JobState;
import cdo.platform.jobs.Jobs;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.web.Slice;
import cdo.scan.Source;
import cdo.scan.Tls;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sources and surveys on real databases and files. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SurveyRunsTest {

    @Autowired
    Systems systems;
    @Autowired
    DataSources sources;
    @Autowired
    SourceFiles files;
    @Autowired
    Trials trials;
    @Autowired
    SurveyRuns runs;
    @Autowired
    Results results;
    @Autowired
    Jobs jobs;
    @Autowired
    HeardSurveys heard;
    @Autowired
    Clocks clocks;
    @Autowired
    Bureaux bureaux;
    @Autowired
    DSLContext sql;

    private Unit unit;
    private Who steward;
    private long system;

    @BeforeEach
    void department() {
        unit = bureaux.department();
        steward = bureaux.steward(unit);
        system = systems.draft(steward, Bureaux.draft(unit));
    }

    @Test
    void aDatabaseIsSurveyedReadOnlyAndKeptMasked() {
        long source = sources.attach(steward, system, bureaux.database("业务库"));
        Survey survey = ended(runs.start(steward, source));
        assertThat(survey.state()).isEqualTo(SurveyState.COMPLETE);
        assertThat(survey.tables()).isEqualTo(2);
        assertThat(survey.rows()).isEqualTo(2500);
        assertThat(jobs.get(steward, survey.jobId()).state()).isEqualTo(JobState.DONE);
        assertThat(jobs.get(steward, survey.jobId()).href()).isEqualTo("/surveys/" + survey.id());

        var table = results.tables(survey.id(), "人员", new Slice.Ask(1, 25)).rows().getFirst();
        assertThat(table.qualifiedName()).isEqualTo("yw.person");
        assertThat(table.rows()).isEqualTo(2500);
        var number = results.profile(table.id()).profiles().get(2);
        assertThat(number.hidden()).isTrue();
        assertThat(number.nulls()).isEqualTo(250);
        assertThat(number.detected().kind()).isEqualTo(cdo.scan.identifiers.Kind.RESIDENT_ID);
        String kept = String.join("", sql.select(SURVEYED_TABLE.PROFILE).from(SURVEYED_TABLE).where(SURVEYED_TABLE.SURVEY_ID.eq(survey.id())).fetch(SURVEYED_TABLE.PROFILE));
        assertThat(kept).doesNotContain("19491231002", "绝密原文", "张三1");

        assertThat(heard.finished()).anyMatch(event -> event.surveyId() == survey.id() && event.unitId() == unit.id() && event.systemId() == system);
        assertThat(sql.fetchCount(PUBLISHED_SURVEY, PUBLISHED_SURVEY.ID.eq(survey.id()).and(PUBLISHED_SURVEY.LATEST))).isEqualTo(1);
        assertThat(sql.fetchCount(PUBLISHED_TABLE, PUBLISHED_TABLE.SURVEY_ID.eq(survey.id()).and(PUBLISHED_TABLE.UNIT_ID.eq(unit.id())))).isEqualTo(2);
        assertThat(sql.select(PUBLISHED_COLUMN.COMMENT).from(PUBLISHED_COLUMN).where(PUBLISHED_COLUMN.SURVEY_ID.eq(survey.id()).and(PUBLISHED_COLUMN.NAME.eq("sfzh"))).fetchSingle().value1()).isEqualTo("身份证号");
    }

    @Test
    void theNextSurveySaysWhatChanged() {
        SourceDraft draft = bureaux.database("业务库");
        long source = sources.attach(steward, system, draft);
        long first = ended(runs.start(steward, source)).id();
        assertThat(results.changes(first)).isEmpty();
        bureaux.sql(draft.database(), "alter table yw.person drop column bz", "delete from yw.person where id > 2000", "alter table yw.person add column dh varchar(20)", "drop table yw.empty");
        Survey second = ended(runs.start(steward, source));
        assertThat(results.changes(second.id())).extracting(Results.Changed::kind).containsExactlyInAnyOrder("ColumnRemoved", "TableRemoved", "ColumnAdded", "RowsChanged");
        assertThat(results.changes(second.id()).getFirst().breaking()).isTrue();
        assertThat(results.latest(source).orElseThrow().id()).isEqualTo(second.id());
        assertThat(results.history(source)).hasSize(2);
    }

    @Test
    void theTrialTellsWhatToDo() {
        SourceDraft good = bureaux.database("业务库");
        long source = sources.attach(steward, system, good);
        assertThat(trials.tryOut(steward, source)).satisfies(outcome -> {
            assertThat(outcome.answered()).isTrue();
            assertThat(outcome.tables()).isEqualTo(2);
            assertThat(outcome.product()).startsWith("PostgreSQL");
        });
        long wrong = sources.attach(steward, system, SourceDraft.database("错误口令", Source.Kind.POSTGRESQL, good.host(), good.port(), good.database(), "", good.login(), "falsch", Tls.IF_OFFERED));
        assertThat(trials.tryOut(steward, wrong).note().zh()).contains("不接受这个用户名或密码");
        long closed = sources.attach(steward, system, SourceDraft.database("没有服务", Source.Kind.POSTGRESQL, "127.0.0.1", 1, "x", "", "x", "", Tls.OFF));
        assertThat(trials.tryOut(steward, closed).note().en()).contains("refuses the connection");
        Who colleague = bureaux.steward(unit);
        assertThat(trials.tryOut(colleague, wrong).detail()).isNull();
    }

    @Test
    void passwordsAreSealedAndStandNowhere(CapturedOutput output) {
        SourceDraft draft = bureaux.database("业务库");
        long source = sources.attach(steward, system, draft);
        ended(runs.start(steward, source));
        trials.tryOut(steward, source);
        byte[] sealed = sql.select(SOURCE.SECRET).from(SOURCE).where(SOURCE.ID.eq(source)).fetchSingle(SOURCE.SECRET);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("7391");
        assertThat(sources.password(source)).isEqualTo(Bureaux.SECRET.toCharArray());
        assertThat(sources.get(steward, source).toString() + draft).doesNotContain("7391");
        assertThat(sql.fetch("select details::text from audit.event").toString()).doesNotContain("7391");
        assertThat(sql.fetch("select * from survey.source where id = ?", source).toString()).doesNotContain("7391");
        assertThat(output.getAll()).doesNotContain("7391");
    }

    @Test
    void aSealedPasswordNeverGoesToAnotherPlace() {
        SourceDraft draft = bureaux.database("业务库");
        long source = sources.attach(steward, system, draft);
        sources.revise(steward, source, 0, SourceDraft.database("改名", draft.kind(), draft.host(), draft.port(), draft.database(), "", draft.login(), "", draft.tls()));
        assertThat(sources.password(source)).isNotEmpty();
        sources.revise(steward, source, 1, SourceDraft.database("改名", draft.kind(), "127.0.0.2", draft.port(), draft.database(), "", draft.login(), "", draft.tls()));
        assertThat(sources.password(source)).isEmpty();
        assertThat(sources.get(steward, source).secretOn()).isNull();
        assertThatThrownBy(() -> sources.revise(steward, source, 1, draft)).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void aHostOutsideTheAllowedNetworksIsNeverCalled() {
        long source = sources.attach(steward, system, SourceDraft.database("外网", Source.Kind.MYSQL, "8.8.8.8", 3306, "x", "", "x", "", Tls.OFF));
        assertThatThrownBy(() -> trials.tryOut(steward, source)).isInstanceOf(Problem.Invalid.class);
        Survey survey = ended(runs.start(steward, source));
        assertThat(survey.state()).isEqualTo(SurveyState.FAILED);
        assertThat(jobs.get(steward, survey.jobId()).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void filesLieInTheUnitsOwnFolderAndNowhereElse() throws Exception {
        Path folder = files.folder(unit.id());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("台账.db")); var statement = connection.createStatement()) {
            statement.execute("create table t (a integer, b text)");
            statement.execute("insert into t values (1, 'x'), (2, 'y')");
        }
        long source = sources.attach(steward, system, SourceDraft.file("台账", Source.Kind.SQLITE, "台账.db"));
        assertThat(ended(runs.start(steward, source))).satisfies(survey -> {
            assertThat(survey.state()).isEqualTo(SurveyState.COMPLETE);
            assertThat(survey.rows()).isEqualTo(2);
        });
        assertThat(files.listed(unit.id())).containsExactly("台账.db");
        Unit other = bureaux.department();
        Files.writeString(files.folder(other.id()).resolve("他人.csv"), "a\n1\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), files.folder(other.id()).resolve("他人.csv"));
        for (String path : new String[] {"../" + other.id() + "/他人.csv", "/etc/passwd", "link.csv", "../../keys/seal.key", "a/../../../keys/seal.key"}) {
            assertThatThrownBy(() -> sources.attach(steward, system, SourceDraft.file("越界", Source.Kind.CSV, path))).as(path).isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void anUploadedFileIsSurveyedFromACopyThatIsDeleted() {
        byte[] csv = "姓名,手机号\n张三,13872612345\n李四,13972612346\n".getBytes(StandardCharsets.UTF_8);
        long source = sources.attachFile(steward, system, SourceDraft.file("上传", Source.Kind.CSV, null), "名册.csv", new ByteArrayInputStream(csv));
        Survey survey = ended(runs.start(steward, source));
        assertThat(survey.state()).isEqualTo(SurveyState.COMPLETE);
        assertThat(survey.rows()).isEqualTo(2);
        assertThatThrownBy(() -> sources.attachFile(steward, system, SourceDraft.file("坏", Source.Kind.XLSX, null), "x.exe", new ByteArrayInputStream(csv)))
                .isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().getFirst().field()).isEqualTo("upload"));
    }

    @Test
    void anUploadedSqliteFileIsSurveyedReadOnlyAlsoWhenItsWriterUsedALog() throws Exception {
        Path folder = Files.createTempDirectory("sqlite");
        Path made = folder.resolve("台账.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + made); var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("create table 人员 (姓名 text, 手机号 text)");
            statement.execute("insert into 人员 values ('张三', '13872612345'), ('李四', '13972612346'), ('王五', null)");
        }
        byte[] database = Files.readAllBytes(made);
        long source = sources.attachFile(steward, system, SourceDraft.file("台账", Source.Kind.SQLITE, null), "台账.sqlite", new ByteArrayInputStream(database));
        assertThat(trials.tryOut(steward, source)).satisfies(outcome -> {
            assertThat(outcome.answered()).isTrue();
            assertThat(outcome.tables()).isEqualTo(1);
        });
        Survey survey = ended(runs.start(steward, source));
        assertThat(survey.state()).isEqualTo(SurveyState.COMPLETE);
        assertThat(survey.rows()).isEqualTo(3);
        for (String hostile : new String[] {"台账.exe.db", "台账.csv"}) {
            assertThatThrownBy(() -> sources.attachFile(steward, system, SourceDraft.file("坏" + hostile, Source.Kind.SQLITE, null), hostile, new ByteArrayInputStream(database)))
                    .as(hostile).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().getFirst().field()).isEqualTo("upload"));
        }
        byte[] cut = java.util.Arrays.copyOf(database, database.length - 1);
        assertThatThrownBy(() -> sources.attachFile(steward, system, SourceDraft.file("残", Source.Kind.SQLITE, null), "残.db", new ByteArrayInputStream(cut))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> sources.attachFile(steward, system, SourceDraft.file("错", Source.Kind.CSV, null), "错.db", new ByteArrayInputStream(database))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void oneSurveyAtATimeAndACancelledOneStopsAtTheSource() throws Exception {
        SourceDraft draft = bureaux.database("慢库");
        bureaux.sql(draft.database(), "create view yw.slow as select pg_sleep(1)::text as t, i from generate_series(1, 100000) i", "grant select on yw.slow to " + draft.login());
        long source = sources.attach(steward, system, draft);
        long id = runs.start(steward, source);
        assertThatThrownBy(() -> runs.start(steward, source)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> sources.remove(steward, source)).isInstanceOf(Problem.Refused.class);
        await(() -> results.find(id).orElseThrow().tables() >= 2);
        runs.cancel(steward, id);
        Survey survey = ended(id);
        assertThat(survey.state()).isEqualTo(SurveyState.CANCELLED);
        assertThat(jobs.get(steward, survey.jobId()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(results.latest(source)).isEmpty();
        assertThat(results.tables(id, "", new Slice.Ask(1, 25)).total()).isEqualTo(3);
        assertThatThrownBy(() -> runs.cancel(steward, id)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aColleagueMayStopItToo() throws Exception {
        SourceDraft draft = bureaux.database("慢库");
        bureaux.sql(draft.database(), "create view yw.slow as select pg_sleep(1)::text as t, i from generate_series(1, 100000) i", "grant select on yw.slow to " + draft.login());
        long id = runs.start(steward, sources.attach(steward, system, draft));
        await(() -> results.find(id).orElseThrow().state() == SurveyState.RUNNING);
        runs.cancel(bureaux.steward(unit), id);
        assertThat(ended(id).state()).isEqualTo(SurveyState.CANCELLED);
    }

    @Test
    void whatAKilledServerLeftRunningIsInterruptedAndMayStartAgain() {
        long source = sources.attach(steward, system, bureaux.database("业务库"));
        long lost = ended(runs.start(steward, source)).id();
        sql.update(RUN).set(RUN.STATE, SurveyState.RUNNING.name()).where(RUN.ID.eq(lost)).execute();
        assertThatThrownBy(() -> runs.start(steward, source)).isInstanceOf(Problem.Refused.class);
        runs.recover();
        assertThat(results.find(lost).orElseThrow().state()).isEqualTo(SurveyState.INTERRUPTED);
        // on a node that never came back: no sign of life for long
        sql.update(RUN).set(RUN.STATE, SurveyState.RUNNING.name()).set(RUN.NODE, "gone").set(RUN.BEAT_AT, clocks.real().minus(Duration.ofMinutes(5))).where(RUN.ID.eq(lost)).execute();
        assertThat(ended(runs.start(steward, source)).state()).isEqualTo(SurveyState.COMPLETE);
        assertThat(results.find(lost).orElseThrow().state()).isEqualTo(SurveyState.INTERRUPTED);
    }

    @Test
    void foreignIdsAreRefusedAndNothingIsWritten() {
        long source = sources.attach(steward, system, bureaux.database("业务库"));
        Survey survey = ended(runs.start(steward, source));
        long table = results.tables(survey.id(), "", new Slice.Ask(1, 25)).rows().getFirst().id();
        Who stranger = bureaux.steward(bureaux.department());
        assertThatThrownBy(() -> sources.get(stranger, source)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> trials.tryOut(stranger, source)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> runs.start(stranger, source)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> results.get(stranger, survey.id())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> results.table(stranger, table)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> sources.attach(stranger, system, SourceDraft.file("x", Source.Kind.CSV, "x.csv"))).isInstanceOf(Problem.NotFound.class);
        Who clerk = bureaux.bureauClerk();
        assertThat(results.get(clerk, survey.id()).id()).isEqualTo(survey.id());
        assertThatThrownBy(() -> runs.start(clerk, source)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> sources.remove(clerk, source)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> trials.tryOut(clerk, source)).isInstanceOf(Problem.Denied.class);
        assertThat(results.history(source)).hasSize(1);
    }

    @Test
    void aSystemForStateSecretsTakesNoSource() {
        var answers = new java.util.HashMap<>(Bureaux.complete());
        answers.put(SystemField.NETWORK, "SECRET");
        long secret = systems.draft(steward, new SystemDraft(unit.id(), "涉密系统", SystemPhase.RUNNING, answers));
        assertThatThrownBy(() -> sources.attach(steward, secret, bureaux.database("业务库"))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void removalDestroysThePasswordAndKeepsTheResults() {
        long source = sources.attach(steward, system, bureaux.database("业务库"));
        Survey survey = ended(runs.start(steward, source));
        sources.remove(steward, source);
        assertThat(sources.password(source)).isEmpty();
        assertThat(sources.of(system)).isEmpty();
        assertThat(results.get(steward, survey.id()).rows()).isEqualTo(2500);
        assertThatThrownBy(() -> runs.start(steward, source)).isInstanceOf(Problem.Refused.class);
    }

    private Survey ended(long id) {
        await(() -> results.find(id).orElseThrow().state().over() && jobs.get(steward, results.find(id).orElseThrow().jobId()).state().over());
        return results.find(id).orElseThrow();
    }

    private static void await(java.util.function.BooleanSupplier holds) {
        Instant until = Instant.now().plusSeconds(60);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("it never came").isBefore(until);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
