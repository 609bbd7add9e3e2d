package cdo.data.survey;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One survey of a data source as the register knows it; what was found is in its tables.
 *
 * @param jobId     the long job that runs it
 * @param accountId who started it
 * @param takenOn   the official day
 * @param tablesAll null before the source has listed them
 * @param rows      rows read so far, in the end all
 */
public record Survey(long id, long sourceId, @Nullable Long jobId, long accountId, String person, SurveyState state, Instant askedAt, @Nullable Instant endedAt, LocalDate takenOn,
                     String place, @Nullable String product, @Nullable Integer tablesAll, int tables, long rows, int columns, @Nullable String problemZh, @Nullable String problemEn) {

    public static final String KIND = "survey";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    /** 0–100; empty before the tables are known. */
    public OptionalInt percent() {
        return tablesAll == null ? OptionalInt.empty() : OptionalInt.of(tablesAll == 0 ? 100 : Math.min(100, tables * 100 / tablesAll));
    }

    public @Nullable String problem(boolean chinese) {
        return chinese ? problemZh : problemEn;
    }
}
