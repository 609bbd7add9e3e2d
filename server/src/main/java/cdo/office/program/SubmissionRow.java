package cdo.office.program;

import static cdo.office.program.tables.SubmissionTable.SUBMISSION;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A submission to and from its row, and the names of its fields in forms. */
final class SubmissionRow {

    private SubmissionRow() {
    }

    static Submission read(Record row) {
        Parts parts = new Parts(row.get(SUBMISSION.HELD_ON), row.get(SUBMISSION.VENUE), row.get(SUBMISSION.PARTICIPANTS), row.get(SUBMISSION.HOURS),
                row.get(SUBMISSION.CONTENT), row.get(SUBMISSION.SITUATION), row.get(SUBMISSION.PROBLEMS), row.get(SUBMISSION.SUGGESTIONS));
        return new Submission(row.get(SUBMISSION.ID), row.get(SUBMISSION.OWED_ID), row.get(SUBMISSION.UNIT_ID), row.get(SUBMISSION.ORGANISER_UNIT_ID),
                SubmissionStage.valueOf(row.get(SUBMISSION.STAGE)), parts, row.get(SUBMISSION.SAVED_BY), row.get(SUBMISSION.SAVED_AT), row.get(SUBMISSION.ROUND),
                row.get(SUBMISSION.FIRST_SUBMITTED_ON), row.get(SUBMISSION.SUBMITTED_ON), row.get(SUBMISSION.ACCEPTED_ON), row.get(SUBMISSION.VERSION));
    }

    static Map<Field<?>, @Nullable Object> columns(Parts parts) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(SUBMISSION.HELD_ON, parts.heldOn());
        columns.put(SUBMISSION.VENUE, parts.venue());
        columns.put(SUBMISSION.PARTICIPANTS, parts.participants());
        columns.put(SUBMISSION.HOURS, parts.hours());
        columns.put(SUBMISSION.CONTENT, parts.content());
        columns.put(SUBMISSION.SITUATION, parts.situation());
        columns.put(SUBMISSION.PROBLEMS, parts.problems());
        columns.put(SUBMISSION.SUGGESTIONS, parts.suggestions());
        return columns;
    }

    static String field(ObligationForm.Part part) {
        return switch (part) {
            case HELD_ON -> "heldOn";
            case VENUE -> "venue";
            case PARTICIPANTS -> "participants";
            case HOURS -> "hours";
            case CONTENT -> "content";
            case SITUATION -> "situation";
            case PROBLEMS -> "problems";
            case SUGGESTIONS -> "suggestions";
        };
    }
}
