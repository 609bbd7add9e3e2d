package cdo.review.dutyreports.web;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.review.dutyreports.DutyReport;
import cdo.review.dutyreports.Figure;
import cdo.review.dutyreports.FigureTexts;
import cdo.review.dutyreports.Figures;
import cdo.review.dutyreports.OfficerDuties;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportPart;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.Sections;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A duty report for other systems: the same figures as page and paper, exact and as they are written. */
@RestController
class Api {

    private final Reports reports;
    private final Register register;
    private final Sections sections;
    private final Figures figures;
    private final FigureTexts texts;
    private final OfficerDuties officerDuties;
    private final Audit audit;

    Api(Reports reports, Register register, Sections sections, Figures figures, FigureTexts texts, OfficerDuties officerDuties, Audit audit) {
        this.reports = reports;
        this.register = register;
        this.sections = sections;
        this.figures = figures;
        this.texts = texts;
        this.officerDuties = officerDuties;
        this.audit = audit;
    }

    record Answer(long id, int year, long unitId, String unit, String officer, LocalDate from, LocalDate to, String stage, @Nullable LocalDate submittedOn, boolean late,
                  @Nullable BigDecimal score, List<Part> parts, OfficerDuties.Count duties, List<Duty> dutyList) {
    }

    /** A duty of the officer's, worded as on page and paper. */
    record Duty(long id, String title, LocalDate due, @Nullable LocalDate metOn, String outcome) {
    }

    record Part(String part, String text, List<Number> figures) {
    }

    /** {@code value}: the text of page and paper; {@code exact}: four places, null where it does not apply. */
    record Number(String measure, String value, @Nullable BigDecimal exact, BigDecimal numerator, BigDecimal denominator, String before, String change, LocalDate day) {
    }

    @GetMapping(path = "/api/v1/duty-reports/{id:\\d+}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer report(Who who, @PathVariable long id) {
        DutyReport report = reports.get(who, id);
        Register.Line line = register.line(who, report);
        List<Figure> all = figures.of(report);
        var written = sections.of(id);
        List<Part> parts = Arrays.stream(ReportPart.values()).map(part -> new Part(part.name(), texts.filled(written.get(part).text(), all, Language.ZH),
                all.stream().filter(figure -> figure.part() == part).map(this::number).toList())).toList();
        List<OfficerDuties.Line> owed = officerDuties.of(id);
        audit.read(who, "dutyreports.read", report.ref());
        return new Answer(id, line.year(), report.unitId(), line.unitZh(), line.person(), report.from(), report.to(), report.stage().name(), report.submittedOn(), line.late(),
                report.score(), parts, OfficerDuties.count(owed),
                owed.stream().map(each -> new Duty(each.dutyId(), each.titleZh(), each.due(), each.metOn(), each.outcome().name())).toList());
    }

    private Number number(Figure figure) {
        FigureTexts.Line line = texts.line(figure, Language.ZH);
        return new Number(figure.key(), line.value(), figure.value().value(), figure.value().numerator(), figure.value().denominator(), line.before(), line.change(), figure.day());
    }
}
