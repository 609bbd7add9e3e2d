package cdo.start.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.data.survey.Bureaux;
import cdo.data.survey.DataSources;
import cdo.data.survey.SourceDraft;
import cdo.data.survey.SourceFiles;
import cdo.data.survey.Systems;
import cdo.data.survey.Trials;
import cdo.fixture.ServerTest;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.scan.Cancellation;
import cdo.scan.Limits;
import cdo.scan.Source;
import cdo.scan.identifiers.Kind;
import cdo.scan.survey.Survey;
import cdo.scan.survey.SurveyListener;
import cdo.scan.survey.SurveyedTable;
import cdo.scan.survey.Surveys;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DepartmentDatabasesTest {

    @Autowired
    Bureaux bureaux;
    @Autowired
    Systems systems;
    @Autowired
    DataSources sources;
    @Autowired
    SourceFiles files;
    @Autowired
    Trials trials;

    @Test
    void theDatabasesExistHoldRecognisableUntidyDataAndAreTheSameEveryTime() {
        List<DemoDatabase> first = DepartmentDatabases.create(bureaux.url("postgres"), "postgres", bureaux.superuserPassword());
        List<Survey> before = first.stream().map(DepartmentDatabasesTest::survey).toList();
        Survey civil = before.getFirst();
        assertThat(first).extracting(DemoDatabase::unitName).containsExactly("宜昌市民政局", "宜昌市住房和城乡建设局");
        assertThat(civil.ending()).isEqualTo(Survey.Ending.COMPLETE);
        assertThat(before.stream().mapToLong(Survey::rows).sum()).isBetween(5_000L, 12_000L);
        SurveyedTable families = civil.table("yw.db_jtxx").orElseThrow();
        assertThat(families.table().comment()).isEqualTo("低保家庭信息");
        assertThat(families.profiles().get(2).detected().kind()).isEqualTo(Kind.RESIDENT_ID);
        assertThat(families.profiles().get(2).detected().decided()).isTrue();
        assertThat(families.profiles().get(5).nulls()).isPositive();
        SurveyedTable firms = before.get(1).table("yw.t_kfqy").orElseThrow();
        assertThat(firms.profiles().get(2).detected().kind()).isEqualTo(Kind.CREDIT_CODE);
        SurveyedTable marriages = civil.table("yw.hy_djxx").orElseThrow();
        assertThat(marriages.profiles().get(1).distinct()).isLessThan(marriages.rows());

        List<DemoDatabase> second = DepartmentDatabases.create(bureaux.url("postgres"), "postgres", bureaux.superuserPassword());
        for (int i = 0; i < second.size(); i++) {
            // not the tables themselves: the server's own estimate of their rows follows its statistics
            assertThat(survey(second.get(i)).tables()).extracting(SurveyedTable::rows, SurveyedTable::profiles)
                    .isEqualTo(before.get(i).tables().stream().map(table -> org.assertj.core.groups.Tuple.tuple(table.rows(), table.profiles())).toList());
            assertThat(second.get(i).password()).isNotEqualTo(first.get(i).password());
            assertThat(second.get(i).toString()).doesNotContain(second.get(i).password());
        }
    }

    @Test
    void theReaderMayNotWriteAndNotLookElsewhere() throws SQLException {
        DemoDatabase civil = DepartmentDatabases.create(bureaux.url("postgres"), "postgres", bureaux.superuserPassword()).getFirst();
        var source = (Source.PostgreSql) civil.source();
        try (var connection = DriverManager.getConnection(bureaux.url(source.database()), source.user(), civil.password()); var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from yw.db_jtxx")).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table yw.mine (a int)")).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(bureaux.url("demo_housing"), source.user(), civil.password())).isInstanceOf(SQLException.class);
    }

    @Test
    void whatWasMadeCanBeRegisteredAndSurveyed() {
        Unit unit = bureaux.department();
        Who steward = bureaux.steward(unit);
        long system = systems.draft(steward, Bureaux.draft(unit));
        DemoDatabase housing = DepartmentDatabases.create(bureaux.url("postgres"), "postgres", bureaux.superuserPassword()).get(1);
        DemoDatabase file = DepartmentDatabases.file(files.folder(unit.id()));
        for (DemoDatabase each : List.of(housing, file)) {
            long source = sources.attach(steward, system, SourceDraft.of(each.systemName(), each.source(), each.password()));
            assertThat(trials.tryOut(steward, source).note()).isNull();
        }
    }

    @Test
    void theFileIsADatabaseOfItsOwn(@TempDir Path folder) {
        DemoDatabase file = DepartmentDatabases.file(folder.resolve("12"));
        assertThat(survey(file).rows()).isEqualTo(160);
        assertThat(DepartmentDatabases.file(folder.resolve("12")).source()).isEqualTo(file.source());
    }

    private static Survey survey(DemoDatabase database) {
        return new Surveys(Limits.USUAL, Clock.systemUTC()).run(database.source(), () -> database.password().toCharArray(), SurveyListener.SILENT, new Cancellation());
    }
}
