package cdo.scan.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of a survey: fields in the order of the records, nulls left out, instants and dates in ISO 8601, numbers never in
 * exponents. The same survey always gives the same text; fields are only ever added.
 */
public final class SurveyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private SurveyJson() {
    }

    public static String write(Survey survey) {
        return MAPPER.writeValueAsString(survey);
    }

    /** @throws IllegalArgumentException when the text is no survey, or one of a later format */
    public static Survey read(String json) {
        try {
            Survey survey = MAPPER.readValue(json, Survey.class);
            if (survey.format() > Survey.FORMAT) {
                throw new IllegalArgumentException("survey format " + survey.format() + " is later than " + Survey.FORMAT);
            }
            return survey;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a survey: " + e.getOriginalMessage(), e);
        }
    }
}
