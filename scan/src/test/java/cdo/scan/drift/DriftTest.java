package cdo.scan.drift;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.scan.Column;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.ValueType;
import cdo.scan.survey.Survey;
import cdo.scan.survey.SurveyedTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static Column column(String name, String type, boolean nullable, @Nullable String comment) {
        return new Column(1, name, type, ValueType.TEXT, null, null, null, nullable, null, 0, comment);
    }

    private static SurveyedTable table(String name, @Nullable String comment, @Nullable Long rows, Column... columns) {
        return new SurveyedTable(new Table("", name, Table.Kind.TABLE, comment, List.of(columns), null, List.of()), rows, List.of(),
                rows == null ? new SurveyedTable.Obstacle(SourceProblem.Kind.NO_PRIVILEGE, new SourceProblem(SourceProblem.Kind.NO_PRIVILEGE, name).note(), null) : null);
    }

    private static Survey survey(SurveyedTable... tables) {
        return new Survey(1, Source.Kind.MYSQL, "mysql://h/d", "MariaDB", Instant.EPOCH, Instant.EPOCH, Survey.Ending.COMPLETE, List.of(tables));
    }

    @Test
    void everyKindOfChangeIsTold() {
        Survey before = survey(table("gone", null, 1L), table("t", "旧", 10L, column("a", "int", true, null), column("b", "int", true, "乙"), column("c", "int", true, null)));
        Survey after = survey(table("new", null, 1L), table("t", "新", 12L, column("a", "bigint", false, null), column("b", "int", true, "乙改"), column("d", "date", true, null)));
        Drift drift = Drift.between(before, after);
        assertThat(drift.changes()).containsExactlyInAnyOrder(new Change.TableAdded("new"), new Change.TableRemoved("gone"),
                new Change.CommentChanged("t", null, "旧", "新"), new Change.ColumnAdded("t", "d", "date"), new Change.ColumnRemoved("t", "c", "int"),
                new Change.TypeChanged("t", "a", "int", "bigint"), new Change.NullabilityChanged("t", "a", false),
                new Change.CommentChanged("t", "b", "乙", "乙改"), new Change.RowsChanged("t", 10, 12));
        assertThat(drift.isBreaking()).isTrue();
    }

    @Test
    void theSameSurveyHasNoDrift() {
        Survey survey = survey(table("t", "x", 1L, column("a", "int", true, null)));
        assertThat(Drift.between(survey, survey).isEmpty()).isTrue();
    }

    @Test
    void aTableThatCouldNotBeReadHasNotLostItsRows() {
        assertThat(Drift.between(survey(table("t", null, 5L)), survey(table("t", null, null))).changes()).isEmpty();
    }

    @Test
    void noCommentAndABlankOneAreTheSame() {
        assertThat(Drift.between(survey(table("t", null, 5L)), survey(table("t", " ", 5L))).changes()).isEmpty();
    }
}
