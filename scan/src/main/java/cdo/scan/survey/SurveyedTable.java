package cdo.scan.survey;

import cdo.scan.Note;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.profiles.ColumnProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table and what was found in it.
 *
 * @param rows     exact; null when the table could not be read
 * @param profiles one per column, in the order of the columns; empty when the table could not be read
 * @param obstacle why the table could not be read; null when it was
 */
public record SurveyedTable(Table table, @Nullable Long rows, List<ColumnProfile> profiles, @Nullable Obstacle obstacle) {

    public SurveyedTable {
        profiles = List.copyOf(profiles);
    }

    /** Why one table could not be read while others could. */
    public record Obstacle(SourceProblem.Kind kind, Note note, @Nullable String detail) {

        static Obstacle of(SourceProblem problem) {
            return new Obstacle(problem.kind(), problem.note(), problem.detail());
        }
    }

    static SurveyedTable unread(Table table, SourceProblem problem) {
        return new SurveyedTable(table, null, List.of(), Obstacle.of(problem));
    }

    public boolean isRead() {
        return obstacle == null;
    }

    /** The source's own words may quote a value, so they are left out. */
    public SurveyedTable masked() {
        return new SurveyedTable(table, rows, profiles.stream().map(ColumnProfile::masked).toList(),
                obstacle == null ? null : new Obstacle(obstacle.kind(), obstacle.note(), null));
    }
}
