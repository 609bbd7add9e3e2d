package cdo.bench;

import cdo.database.LocalPostgres;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorSource;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.Inputs;
import cdo.review.assessment.indicators.Scoring;
import cdo.review.assessment.indicators.ScoringRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scores 40 indicators of each unit, explained line by line, against one SQL aggregation that only adds up the totals of the
 * same rows on the same database. Both totals must be equal to the digit, or the run fails.
 */
public final class Assessment {

    static final int INDICATORS = 40;
    private static final int[] UNITS = {6_000, 25_000, 75_000, 150_000};
    private static final int REPEATS = 3;

    private Assessment() {
    }

    /** @param args numbers of units; 6,000 to 150,000 (six million scores) when none are given */
    public static void main(String[] args) throws Exception {
        int[] sizes = args.length == 0 ? UNITS : Stream.of(args).mapToInt(Integer::parseInt).toArray();
        Path folder = Files.createTempDirectory("bench");
        try (var postgres = LocalPostgres.throwaway(folder.resolve("postgres"))) {
            String url = postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password() + "&reWriteBatchedInserts=true";
            System.out.println("units\tscores\tSQL s\tengine s\tratio\tengine µs/score\theap peak MB\tone unit ms");
            for (int units : sizes) {
                System.out.println(measured(url, units));
            }
        } finally {
            remove(folder);
        }
    }

    private static String measured(String url, int units) throws Exception {
        System.err.println(units + " units…");
        try (Connection connection = DriverManager.getConnection(url)) {
            fill(connection, units);
            var sheets = new Sheets(url, Scoring.of(system()), units);
            double sql = Double.MAX_VALUE;
            double engine = Double.MAX_VALUE;
            long heap = 0;
            for (int i = 0; i < REPEATS; i++) {
                long start = System.nanoTime();
                BigDecimal summed = total(connection);
                sql = Math.min(sql, seconds(start));
                start = System.nanoTime();
                Sheets.Result result = sheets.all();
                engine = Math.min(engine, seconds(start));
                heap = Math.max(heap, result.heap());
                if (summed.compareTo(result.total()) != 0) {
                    throw new IllegalStateException("SQL " + summed + ", engine " + result.total());
                }
            }
            double one = one(sheets, units);
            return String.format(Locale.ROOT, "%d\t%d\t%.2f\t%.2f\t%.1f\t%.2f\t%d\t%.1f", units, (long) units * INDICATORS, sql, engine, engine / sql, engine * 1e6 / units / INDICATORS, heap >> 20, one);
        }
    }

    /** A unit's figures change and its sheet is made anew, reading included. */
    private static double one(Sheets sheets, int units) throws SQLException {
        double slowest = 0;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            sheets.one(1 + i * 97L % units);
            slowest = i < 10 ? 0 : Math.max(slowest, seconds(start) * 1000);
        }
        return slowest;
    }

    private static void fill(Connection connection, int units) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists frozen");
            statement.execute("create table frozen (unit_id bigint not null, measure int not null, numerator numeric(20, 4) not null, denominator numeric(20, 4) not null)");
            statement.execute("insert into frozen select u, m, (u * 7919 + m * 104729) % (50 + m), 50 + m from generate_series(1, " + units + ") u, generate_series(1, " + INDICATORS + ") m");
            statement.execute("alter table frozen add primary key (unit_id, measure)");
            statement.execute("vacuum analyze frozen");
        }
    }

    /** The sum of all units' totals, each line rounded as the engine rounds it; points are 2.5 each. */
    private static BigDecimal total(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select sum(total) from (select unit_id, sum(round(2.5 * least(numerator / denominator, 1), 4)) as total from frozen group by unit_id) t")) {
            rows.next();
            return rows.getBigDecimal(1);
        }
    }

    /** Eight sections of five indicators, 2.5 points each. */
    private static IndicatorSystem system() {
        List<Indicator> all = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            String section = "S" + i / 5;
            if (i % 5 == 0) {
                all.add(Indicator.group(section, null, section, section, new BigDecimal("12.5")));
            }
            all.add(Indicator.leaf("I" + (i + 1), section, "I" + (i + 1), "I" + (i + 1), new BigDecimal("2.5"), IndicatorSource.AUTO, new ScoringRule.Ratio(key(i + 1), BigDecimal.ONE)));
        }
        return IndicatorSystem.of("bench", all, List.of());
    }

    static String key(int measure) {
        return "bench.m" + measure;
    }

    static Inputs inputs(long unit, Map<String, cdo.review.assessment.indicators.Figure> figures) {
        return Inputs.of(unit, figures, Map.of());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
