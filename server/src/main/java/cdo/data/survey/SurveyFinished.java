package cdo.data.survey;

import java.time.LocalDate;

/** A survey ended with results that can be used (complete, or without the tables that could not be read), in the transaction that stored them. */
public record SurveyFinished(long sourceId, long surveyId, long systemId, long unitId, LocalDate on) {
}
