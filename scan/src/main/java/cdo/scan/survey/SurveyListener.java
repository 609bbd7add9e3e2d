package cdo.scan.survey;

import cdo.scan.Table;
import java.util.List;

/** Told how far a survey is; called on the survey's own thread, so it must be quick. */
public interface SurveyListener {

    SurveyListener SILENT = new SurveyListener() { };

    /** The tables are known. */
    default void begun(List<Table> tables) {
    }

    /** @param rows rows of the current table so far; called every {@value Surveys#ROWS_BETWEEN_REPORTS} rows */
    default void progressed(Table table, long rows) {
    }

    /** @param done tables finished so far, this one included */
    default void finished(SurveyedTable table, int done, int all) {
    }
}
