package cdo.platform.web;

import cdo.platform.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;

/**
 * An order in which a large register is paged by key instead of by counting rows off: the next page begins after the last
 * row's sort values. The last column must be unique; no column may be null. The marks in the address are opaque but not
 * secret: they hold what the row shows, and the register's own condition still decides what may be seen.
 */
public final class Keyset {

    private static final String BETWEEN = "\u001f";

    private final List<Column<?>> columns;

    /** @param sorted what is ordered, for example by a collation; @param field the plain value as it stands in the row */
    private record Column<V>(Field<V> sorted, Field<V> field, boolean down) {
        SortField<V> order(boolean backwards) {
            return sorted.sort(down == backwards ? SortOrder.ASC : SortOrder.DESC);
        }

        Condition beyond(String text, boolean backwards) {
            return down == backwards ? sorted.gt(value(text)) : sorted.lt(value(text));
        }

        Condition same(String text) {
            return sorted.eq(value(text));
        }

        Field<V> value(String text) {
            V value = null;
            try {
                value = field.getDataType().convert(text);
            } catch (RuntimeException unreadable) {
                // said below, with what converts to nothing
            }
            if (value == null) {
                throw new Problem.Invalid("after", "problem.place");
            }
            return DSL.val(value, field.getDataType());
        }
    }

    private Keyset(List<Column<?>> columns) {
        this.columns = columns;
    }

    public static Keyset up(Field<?> field) {
        return new Keyset(List.of()).then(field, field, false);
    }

    public static Keyset down(Field<?> field) {
        return new Keyset(List.of()).then(field, field, true);
    }

    /** @param sorted the same value under the order that people expect, such as a collation */
    public static <V> Keyset up(Field<V> sorted, Field<V> field) {
        return new Keyset(List.of()).then(sorted, field, false);
    }

    public Keyset thenUp(Field<?> field) {
        return then(field, field, false);
    }

    public Keyset thenDown(Field<?> field) {
        return then(field, field, true);
    }

    @SuppressWarnings("unchecked")
    private <V> Keyset then(Field<?> sorted, Field<?> field, boolean down) {
        var more = new ArrayList<>(columns);
        more.add(new Column<>((Field<V>) sorted, (Field<V>) field, down));
        return new Keyset(List.copyOf(more));
    }

    /**
     * Reads one page.
     *
     * @param select  with its condition, without order; has the key's columns among its own
     * @param counted how many rows match and how many there are, asked by the register as for any list
     */
    public <R extends Record, T> Slice<T> slice(SelectConditionStep<R> select, Slice.Ask ask, Counted counted, Function<List<R>, List<T>> read) {
        boolean backwards = ask.after().isEmpty() && !ask.before().isEmpty();
        String mark = backwards ? ask.before() : ask.after();
        var within = mark.isEmpty() ? select : select.and(beyond(parts(mark), backwards));
        List<R> found = new ArrayList<>(within.orderBy(columns.stream().map(column -> column.order(backwards)).toList()).limit(ask.size() + 1).fetch());
        boolean more = found.size() > ask.size();
        if (more) {
            found.removeLast();
        }
        if (backwards) {
            Collections.reverse(found);
        }
        boolean earlier = backwards ? more : !mark.isEmpty();
        boolean later = backwards || more;
        return new Slice<>(read.apply(found), counted.filtered(), counted.total(), 1, ask.size(), true,
                earlier && !found.isEmpty() ? mark(found.getFirst()) : null, later && !found.isEmpty() ? mark(found.getLast()) : null);
    }

    /** @param filtered rows under the filters; @param total rows that this person may see at all */
    public record Counted(int filtered, int total) {
        public static Counted of(DSLContext sql, org.jooq.Table<?> table, Condition filtered, Condition total) {
            return new Counted(sql.fetchCount(table, filtered), sql.fetchCount(table, total));
        }
    }

    /** (a, b) beyond (x, y): a beyond x, or a = x and b beyond y. */
    private Condition beyond(List<String> parts, boolean backwards) {
        Condition all = DSL.falseCondition();
        for (int i = columns.size() - 1; i >= 0; i--) {
            Column<?> column = columns.get(i);
            all = column.beyond(parts.get(i), backwards).or(column.same(parts.get(i)).and(all));
        }
        return all;
    }

    private String mark(Record row) {
        String plain = String.join(BETWEEN, columns.stream().map(column -> String.valueOf(row.get(column.field()))).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> parts(String mark) {
        try {
            List<String> parts = List.of(new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8).split(BETWEEN, -1));
            if (parts.size() == columns.size()) {
                return parts;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw new Problem.Invalid("after", "problem.place");
    }
}
