package cdo.scan.drift;

import cdo.scan.Column;
import cdo.scan.Table;
import cdo.scan.survey.Survey;
import cdo.scan.survey.SurveyedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two surveys. A renamed table or column shows as one removed and one added: nothing in a source tells more. */
public record Drift(List<Change> changes) {

    public Drift {
        changes = List.copyOf(changes);
    }

    public static Drift between(Survey before, Survey after) {
        List<Change> changes = new ArrayList<>();
        Map<String, SurveyedTable> old = byName(before);
        Map<String, SurveyedTable> now = byName(after);
        now.keySet().stream().filter(name -> !old.containsKey(name)).forEach(name -> changes.add(new Change.TableAdded(name)));
        old.forEach((name, table) -> {
            SurveyedTable later = now.get(name);
            if (later == null) {
                changes.add(new Change.TableRemoved(name));
            } else {
                compare(name, table, later, changes);
            }
        });
        return new Drift(changes);
    }

    private static void compare(String name, SurveyedTable before, SurveyedTable after, List<Change> changes) {
        comment(name, null, before.table().comment(), after.table().comment(), changes);
        Map<String, Column> old = columns(before.table());
        Map<String, Column> now = columns(after.table());
        now.forEach((column, one) -> {
            if (!old.containsKey(column)) {
                changes.add(new Change.ColumnAdded(name, column, one.declaredType()));
            }
        });
        old.forEach((column, one) -> {
            Column later = now.get(column);
            if (later == null) {
                changes.add(new Change.ColumnRemoved(name, column, one.declaredType()));
            } else {
                compare(name, one, later, changes);
            }
        });
        // a table that could not be read has no count, and that is not a change of its rows
        if (before.rows() != null && after.rows() != null && !before.rows().equals(after.rows())) {
            changes.add(new Change.RowsChanged(name, before.rows(), after.rows()));
        }
    }

    private static void compare(String table, Column before, Column after, List<Change> changes) {
        if (!before.declaredType().equals(after.declaredType())) {
            changes.add(new Change.TypeChanged(table, before.name(), before.declaredType(), after.declaredType()));
        }
        if (before.nullable() != after.nullable()) {
            changes.add(new Change.NullabilityChanged(table, before.name(), after.nullable()));
        }
        comment(table, before.name(), before.comment(), after.comment(), changes);
    }

    private static void comment(String table, @Nullable String column, @Nullable String before, @Nullable String after, List<Change> changes) {
        String old = before == null ? "" : before.strip();
        String now = after == null ? "" : after.strip();
        if (!Objects.equals(old, now)) {
            changes.add(new Change.CommentChanged(table, column, before, after));
        }
    }

    private static Map<String, SurveyedTable> byName(Survey survey) {
        Map<String, SurveyedTable> tables = new LinkedHashMap<>();
        survey.tables().forEach(table -> tables.put(table.table().qualifiedName(), table));
        return tables;
    }

    private static Map<String, Column> columns(Table table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public boolean isBreaking() {
        return changes.stream().anyMatch(Change::isBreaking);
    }
}
