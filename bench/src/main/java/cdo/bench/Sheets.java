package cdo.bench;

import cdo.review.assessment.indicators.Figure;
import cdo.review.assessment.indicators.ScoreSheet;
import cdo.review.assessment.indicators.Scoring;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Reads frozen rows and makes every unit's sheet, some units at a time, so that memory does not grow with the city. */
final class Sheets {

    private static final int CHUNK = 500;

    private final String url;
    private final Scoring scoring;
    private final int units;
    private final String[] keys;

    Sheets(String url, Scoring scoring, int units) {
        this.url = url;
        this.scoring = scoring;
        this.units = units;
        this.keys = new String[Assessment.INDICATORS + 1];
        for (int i = 1; i <= Assessment.INDICATORS; i++) {
            keys[i] = Assessment.key(i);
        }
    }

    record Result(BigDecimal total, long heap) {
    }

    /** All units on as many threads as there are processors. */
    Result all() throws Exception {
        var next = new AtomicLong(1);
        var heap = new AtomicLong();
        int threads = Runtime.getRuntime().availableProcessors();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<BigDecimal>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> chunks(next, heap));
            }
            BigDecimal total = BigDecimal.ZERO;
            for (var done : executor.invokeAll(tasks)) {
                total = total.add(done.get());
            }
            return new Result(total, heap.get());
        }
    }

    ScoreSheet one(long unit) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); PreparedStatement rows = statement(connection)) {
            List<ScoreSheet> sheets = sheets(rows, unit, unit);
            return sheets.getFirst();
        }
    }

    private BigDecimal chunks(AtomicLong next, AtomicLong heap) throws SQLException {
        BigDecimal total = BigDecimal.ZERO;
        try (Connection connection = DriverManager.getConnection(url); PreparedStatement rows = statement(connection)) {
            for (long from = next.getAndAdd(CHUNK); from <= units; from = next.getAndAdd(CHUNK)) {
                for (ScoreSheet sheet : sheets(rows, from, Math.min(units, from + CHUNK - 1))) {
                    total = total.add(sheet.total());
                }
                Runtime runtime = Runtime.getRuntime();
                heap.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
            }
        }
        return total;
    }

    private static PreparedStatement statement(Connection connection) throws SQLException {
        return connection.prepareStatement("select unit_id, measure, numerator, denominator from frozen where unit_id between ? and ? order by unit_id, measure");
    }

    private List<ScoreSheet> sheets(PreparedStatement statement, long from, long to) throws SQLException {
        statement.setLong(1, from);
        statement.setLong(2, to);
        List<ScoreSheet> sheets = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            Map<String, Figure> figures = new HashMap<>();
            long unit = from;
            while (rows.next()) {
                long of = rows.getLong(1);
                if (of != unit) {
                    sheets.add(scoring.score(null, Assessment.inputs(unit, figures)));
                    figures = new HashMap<>();
                    unit = of;
                }
                figures.put(keys[rows.getInt(2)], new Figure(rows.getBigDecimal(3), rows.getBigDecimal(4)));
            }
            sheets.add(scoring.score(null, Assessment.inputs(unit, figures)));
        }
        return sheets;
    }
}
