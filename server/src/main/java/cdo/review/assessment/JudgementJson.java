package cdo.review.assessment;

import cdo.review.assessment.indicators.Judgement;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** Judgements as they are kept in a column. */
final class JudgementJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JudgementJson() {
    }

    static JSONB written(Judgement judgement) {
        return JSONB.valueOf(JSON.writerFor(Judgement.class).writeValueAsString(judgement));
    }

    static Judgement read(JSONB text) {
        return JSON.readValue(text.data(), Judgement.class);
    }
}
