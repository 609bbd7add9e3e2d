package cdo.office.program;

import java.time.LocalDate;
import java.util.List;

/**
 * The founding document as data that a city, or a county, can start from (plan 一（二）, 一（三）, 三): the pilot of the first
 * year, the roll-out of the second, then every year.
 */
public final class PlanTemplate {

    /** 宜城指办〔2022〕1号. */
    public static final PlanTemplate YICHANG = new PlanTemplate();

    static final String DOCUMENT_NUMBER = "宜城指办〔2022〕1号";
    static final LocalDate DOCUMENT_DATE = LocalDate.of(2022, 5, 20);

    /** The ten pilot departments, as their names end. */
    static final List<String> PILOT_DEPARTMENTS = List.of("经济和信息化局", "公安局", "民政局", "自然资源和规划局", "住房和城乡建设局", "交通运输局", "卫生健康委员会",
            "应急管理局", "城市管理执法委员会", "政务服务和大数据管理局");
    /** The four pilot counties, as the names of their governments begin. */
    static final List<String> PILOT_COUNTIES = List.of("宜都市", "当阳市", "长阳土家族自治县", "夷陵区");

    private PlanTemplate() {
    }

    /** One phase of the template. */
    record TemplatePhase(Phase.Draft phase, boolean pilotScope, List<Obligation.Draft> obligations) {
    }

    Program.Draft program() {
        return new Program.Draft("宜昌市推行首席数据官制度试点工作", "Yichang's pilot of the chief data officer system", DOCUMENT_NUMBER, DOCUMENT_DATE, DOCUMENT_DATE, null);
    }

    /** Pilot and roll-out, the pilot in this year. */
    List<TemplatePhase> phases(int year) {
        return List.of(pilot(year), rollout(year + 1));
    }

    TemplatePhase pilot(int year) {
        LocalDate from = year == 2022 ? DOCUMENT_DATE : LocalDate.of(year, 1, 1);
        return new TemplatePhase(new Phase.Draft(PhaseKind.PILOT, year + "年首席数据官制度试点", "Pilot of " + year, from, LocalDate.of(year, 12, 31), 5), true, obligations(year));
    }

    TemplatePhase rollout(int year) {
        return new TemplatePhase(new Phase.Draft(PhaseKind.ROLLOUT, year + "年首席数据官制度全面推行", "Roll-out of " + year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), 5),
                false, obligations(year));
    }

    TemplatePhase yearly(int year) {
        return new TemplatePhase(new Phase.Draft(PhaseKind.YEARLY, year + "年首席数据官年度工作", "Yearly work of " + year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), 5),
                false, obligations(year));
    }

    /** The dated obligations of part 三, for a year. */
    static List<Obligation.Draft> obligations(int year) {
        LocalDate june = LocalDate.of(year, 6, 1);
        LocalDate july = LocalDate.of(year, 7, 31);
        LocalDate december = LocalDate.of(year, 12, 31);
        return List.of(
                new Obligation.Draft("roster", "报送首席数据官名单", "File the list of chief data officers", ProgramRules.ROSTER, Debtor.UNITS, ObligationForm.ROSTER, null, LocalDate.of(year, 5, 31)),
                new Obligation.Draft("exchange", "组织业务交流会", "Hold the exchange meeting", ProgramRules.EXCHANGE, Debtor.ORGANISER, ObligationForm.EXCHANGE, june, july),
                new Obligation.Draft("training", "组织业务人员培训", "Train the staff", ProgramRules.TRAINING, Debtor.UNITS, ObligationForm.TRAINING, june, july),
                new Obligation.Draft("summary", "报送工作总结", "Hand in the summary", ProgramRules.SUMMARY, Debtor.UNITS, ObligationForm.SUMMARY, null, december),
                new Obligation.Draft("report", "报告试点成果", "Report the results", ProgramRules.REPORT, Debtor.ORGANISER, ObligationForm.REPORT, null, december));
    }
}
