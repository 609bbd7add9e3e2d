package cdo.scan.survey;

import cdo.scan.Cancellation;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.profiles.TableCounter;
import cdo.scan.sources.Sources;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs surveys: one connection, one pass over each table, bounded memory. */
public final class Surveys {

    static final int ROWS_BETWEEN_REPORTS = 1000;

    private final Limits limits;
    private final Clock clock;

    /** @param clock its zone decides which day is today */
    public Surveys(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Surveys a source. A table that cannot be read is recorded with the reason and does not end the survey; a lost connection leaves the
     * rest unread.
     *
     * @throws SourceProblem when the source cannot be opened or its tables cannot be listed
     */
    public Survey run(Source source, Supplier<char[]> password, SurveyListener listener, Cancellation cancellation) {
        Instant startedAt = clock.instant();
        try (Reading reading = Sources.open(source, password, limits)) {
            cancellation.follow(reading);
            String product = reading.product();
            List<Table> tables = reading.tables();
            listener.begun(tables);
            List<SurveyedTable> surveyed = read(reading, tables, listener, cancellation);
            return new Survey(Survey.FORMAT, source.kind(), source.place(), product, startedAt, clock.instant(), ending(surveyed), surveyed);
        } finally {
            cancellation.follow(null);
        }
    }

    /** Surveys a file. */
    public Survey run(Source source) {
        return run(source, () -> new char[0], SurveyListener.SILENT, new Cancellation());
    }

    private List<SurveyedTable> read(Reading reading, List<Table> tables, SurveyListener listener, Cancellation cancellation) {
        List<SurveyedTable> surveyed = new ArrayList<>();
        SourceProblem end = null;
        for (Table table : tables) {
            SurveyedTable one;
            if (end == null && cancellation.isWished()) {
                end = new SourceProblem(SourceProblem.Kind.CANCELLED, table.qualifiedName());
            }
            if (end != null) {
                one = SurveyedTable.unread(table, new SourceProblem(end.kind(), table.qualifiedName()));
            } else {
                try {
                    one = read(reading, table, listener);
                } catch (SourceProblem problem) {
                    one = SurveyedTable.unread(table, problem);
                    end = problem.kind() == SourceProblem.Kind.LOST || problem.kind() == SourceProblem.Kind.CANCELLED ? problem : null;
                }
            }
            surveyed.add(one);
            listener.finished(one, surveyed.size(), tables.size());
        }
        return surveyed;
    }

    private SurveyedTable read(Reading reading, Table table, SurveyListener listener) {
        TableCounter counter = new TableCounter(table);
        if (table.columns().isEmpty()) {
            return new SurveyedTable(table, reading.count(table), List.of(), null);
        }
        reading.rows(table, row -> {
            counter.row(row);
            if (counter.rows() % ROWS_BETWEEN_REPORTS == 0) {
                listener.progressed(table, counter.rows());
            }
        });
        return new SurveyedTable(table, counter.rows(), counter.profiles(LocalDate.now(clock)), null);
    }

    private static Survey.Ending ending(List<SurveyedTable> surveyed) {
        boolean cancelled = surveyed.stream().anyMatch(table -> table.obstacle() != null
                && table.obstacle().kind() == SourceProblem.Kind.CANCELLED);
        return cancelled ? Survey.Ending.CANCELLED
                : surveyed.stream().allMatch(SurveyedTable::isRead) ? Survey.Ending.COMPLETE : Survey.Ending.PARTIAL;
    }
}
