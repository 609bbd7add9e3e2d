package cdo.scan.sources;

import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.Reading;
import cdo.scan.RowVisitor;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CSV and XLSX have in common: grids that become tables once their header is found. */
abstract class GridReading implements Reading {

    final String place;
    final Limits limits;
    private final Map<String, GridShape> shapes = new LinkedHashMap<>();
    private volatile boolean cancelled;

    GridReading(String place, Limits limits) {
        this.place = place;
        this.limits = limits;
    }

    /** @return the grids by table name */
    abstract Map<String, Grid> grids();

    abstract Table.Kind kind();

    abstract List<Note> notes(String name);

    abstract SourceProblem problem(Exception cause);

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        grids().forEach((name, grid) -> {
            GridShape shape = shapes.computeIfAbsent(name, one -> shape(grid));
            if (!shape.columns().isEmpty()) {
                List<Note> notes = new ArrayList<>(notes(name));
                notes.addAll(shape.notes());
                tables.add(new Table("", name, kind(), null, shape.columns(), shape.rows(), notes));
            }
        });
        if (tables.isEmpty()) {
            throw new SourceProblem(SourceProblem.Kind.EMPTY, place);
        }
        return tables;
    }

    private GridShape shape(Grid grid) {
        try {
            return GridShape.of(watched(grid), limits, place);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private Grid watched(Grid grid) {
        return new Grid() {
            @Override
            public void walk(Visitor visitor) throws IOException {
                grid.walk(cells -> {
                    if (cancelled) {
                        throw new SourceProblem(SourceProblem.Kind.CANCELLED, place);
                    }
                    return visitor.row(cells);
                });
            }

            @Override
            public boolean tellsShortRows() {
                return grid.tellsShortRows();
            }
        };
    }

    @Override
    public long count(Table table) {
        return shapes.computeIfAbsent(table.name(), name -> shape(grid(table))).rows();
    }

    private Grid grid(Table table) {
        Grid grid = grids().get(table.name());
        if (grid == null) {
            throw new SourceProblem(SourceProblem.Kind.NO_SUCH_FILE, table.name());
        }
        return grid;
    }

    @Override
    public void rows(Table table, RowVisitor visitor) {
        int width = table.columns().size();
        @Nullable String[] texts = new String[width];
        long[] lengths = new long[width];
        ArrayRow row = new ArrayRow(texts, lengths);
        int skipped = shapes.computeIfAbsent(table.name(), name -> shape(grid(table))).skipped();
        long[] seen = {0};
        try {
            watched(grid(table)).walk(cells -> {
                if (!GridShape.isEmpty(cells) && seen[0]++ >= skipped) {
                    fill(cells, texts, lengths);
                    visitor.row(row);
                }
                return true;
            });
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private void fill(List<@Nullable String> cells, @Nullable String[] texts, long[] lengths) {
        for (int i = 0; i < texts.length; i++) {
            String cell = i < cells.size() ? cells.get(i) : null;
            lengths[i] = cell == null ? 0 : cell.codePointCount(0, cell.length());
            texts[i] = cell != null && cell.length() > limits.longText() ? cell.substring(0, limits.longText()) : cell;
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
