package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.util.Map;
import org.jooq.JSONB;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rules, inputs and points in the database: decimals keep every digit. */
public final class RuleJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    private static final TypeReference<Map<String, BigDecimal>> POINTS = new TypeReference<>() { };

    private RuleJson() {
    }

    public static JSONB write(Object value) {
        return JSONB.valueOf(JSON.writeValueAsString(value));
    }

    public static ScoringRule rule(JSONB stored) {
        return JSON.readValue(stored.data(), ScoringRule.class);
    }

    public static Inputs inputs(JSONB stored) {
        return JSON.readValue(stored.data(), Inputs.class);
    }

    public static Map<String, BigDecimal> points(JSONB stored) {
        return JSON.readValue(stored.data(), POINTS);
    }

    /** One judgement, for tables that keep them row by row. */
    public static Judgement judgement(JSONB stored) {
        return JSON.readValue(stored.data(), Judgement.class);
    }
}
