package cdo.review.assessment.web;

import cdo.platform.web.Reading;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.EvidenceShown;
import cdo.review.assessment.RunCadence;
import cdo.review.assessment.RunObject;
import cdo.review.assessment.indicators.GradeScale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The form of a run, read and filled. */
final class RunForm {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RunForm() {
    }

    static AssessmentRun.Draft read(Reading read) {
        String title = read.text("title", 100);
        RunObject object = read.choice("object", RunObject.class);
        RunCadence cadence = read.choice("cadence", RunCadence.class);
        LocalDate from = read.date("from");
        LocalDate to = read.date("to");
        Long plan = read.optionalId("plan");
        Long system = object == RunObject.UNIT ? read.optionalId("system") : null;
        Long unitRun = object == RunObject.OFFICER ? read.optionalId("unitRun") : null;
        var settings = new AssessmentRun.Settings(read.checked("panel"), (int) read.number("reviewers", 2, 15), share(read, "talkShare"), read.choice("evidenceShown", EvidenceShown.class),
                read.checked("namesShown"), new GradeScale(decimal(read, "excellentFrom"), decimal(read, "goodFrom"), decimal(read, "passFrom")), share(read, "quota"), share(read, "unitWeight"),
                share(read, "dutyWeight"), share(read, "reportWeight"), (int) read.number("leastDays", 0, 366));
        read.done();
        return new AssessmentRun.Draft(title, object, cadence, Objects.requireNonNull(from), Objects.requireNonNull(to), plan, system, unitRun, settings);
    }

    private static BigDecimal decimal(Reading read, String name) {
        BigDecimal typed = read.optionalDecimal(name);
        if (typed == null) {
            read.wrong(name, "form.missing");
            return BigDecimal.ONE;
        }
        return typed;
    }

    /** Typed as per cent. */
    private static BigDecimal share(Reading read, String name) {
        return decimal(read, name).movePointLeft(2);
    }

    static Map<String, Object> filled(AssessmentRun.Settings settings) {
        var values = new LinkedHashMap<String, Object>();
        if (settings.panel()) {
            values.put("panel", "yes");
        }
        if (settings.namesShown()) {
            values.put("namesShown", "yes");
        }
        values.put("reviewers", settings.reviewers());
        values.put("talkShare", percent(settings.talkShare()));
        values.put("evidenceShown", settings.evidenceShown());
        values.put("excellentFrom", settings.scale().excellentFrom().stripTrailingZeros().toPlainString());
        values.put("goodFrom", settings.scale().goodFrom().stripTrailingZeros().toPlainString());
        values.put("passFrom", settings.scale().passFrom().stripTrailingZeros().toPlainString());
        values.put("quota", percent(settings.quota()));
        values.put("unitWeight", percent(settings.unitWeight()));
        values.put("dutyWeight", percent(settings.dutyWeight()));
        values.put("reportWeight", percent(settings.reportWeight()));
        values.put("leastDays", settings.leastDays());
        return values;
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).stripTrailingZeros().toPlainString();
    }
}
