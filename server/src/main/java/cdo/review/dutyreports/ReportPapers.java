package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.People;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The report as an official document with its annex tables, the compiled volume (汇编), and the archived copy. */
@Component
@Transactional
public class ReportPapers {

    private static final Language ZH = Language.ZH;

    private final ReportRows rows;
    private final Reports reports;
    private final Sections sections;
    private final Figures figures;
    private final FigureTexts texts;
    private final OfficerDuties officerDuties;
    private final Suggestions suggestions;
    private final Attachments attachments;
    private final IssuedDocuments issued;
    private final Papers printer;
    private final Imprints imprints;
    private final Units units;
    private final People people;
    private final Words words;
    private final Audit audit;
    private final Clocks clocks;

    ReportPapers(ReportRows rows, Reports reports, Sections sections, Figures figures, FigureTexts texts, OfficerDuties officerDuties, Suggestions suggestions,
                 Attachments attachments, IssuedDocuments issued, Papers printer, Imprints imprints, Units units, People people, Words words, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.reports = reports;
        this.sections = sections;
        this.figures = figures;
        this.texts = texts;
        this.officerDuties = officerDuties;
        this.suggestions = suggestions;
        this.attachments = attachments;
        this.issued = issued;
        this.printer = printer;
        this.imprints = imprints;
        this.units = units;
        this.people = people;
        this.words = words;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The report as it stands; who may read the report may have it on paper. */
    @Transactional(readOnly = true)
    public OfficialDocument compose(Who who, long id) {
        return compose(reports.get(who, id));
    }

    /** Sends it round for signature, unless the paper could not show what is written. */
    public void requestSignature(Who who, long id, int version) {
        reports.requestSignature(who, id, version);
        printer.mustPrint(compose(rows.mustReport(id)));
    }

    private OfficialDocument compose(DutyReport report) {
        List<Figure> all = figures.of(report);
        List<OfficerDuties.Line> duties = officerDuties.of(report.id());
        Unit government = units.get(reports.government(report));
        Unit office = units.get(report.officeUnitId());
        String officer = words.say(ZH, ReportRows.office(rows.kind(report)));
        String person = people.get(report.personId()).name();
        LocalDate date = report.submittedOn() == null ? clocks.today() : report.submittedOn();
        var draft = OfficialDocument.draft(DocumentKind.REPORT, title(report, office, officer)).subtitle(report.partial() ? person + "（" + part(report) + "）" : person)
                .to(government.name() + "首席数据官", government.name())
                .body(body -> write(body, report, all, duties))
                .signed(date, office.name() + officer, person).withoutSeal();
        draft.annex("履职数据表", annex -> {
            annex.text(words.say(ZH, "dutyreports.figures.whose"));
            figureTable(annex, all);
        });
        draft.annex("履职事项清单", annex -> dutyTable(annex, duties));
        List<Attachment> files = attachments.of(report.ref());
        if (!files.isEmpty()) {
            draft.annex("佐证材料清单", annex -> fileTable(annex, files));
        }
        return draft.build();
    }

    private String title(DutyReport report, Unit office, String officer) {
        return office.name() + officer + rows.mustCampaign(report.campaignId()).year() + "年度述职报告";
    }

    private static String part(DutyReport report) {
        return day(report.from()) + "—" + day(report.to());
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private void write(Blocks body, DutyReport report, List<Figure> all, List<OfficerDuties.Line> duties) {
        Map<ReportPart, Section> written = sections.of(report.id());
        body.first(heading(ReportPart.OVERVIEW));
        paragraphs(body, written.get(ReportPart.OVERVIEW), all);
        body.text(dutySentence(duties));
        body.first("主要工作及成效");
        for (ReportPart part : ReportPart.values()) {
            if (part.heading()) {
                body.second(heading(part), "");
                paragraphs(body, written.get(part), all);
                body.text(figureSentence(part, all));
            }
        }
        for (ReportPart part : List.of(ReportPart.PROBLEMS, ReportPart.NEXT)) {
            body.first(heading(part));
            paragraphs(body, written.get(part), all);
        }
        body.first("意见建议");
        suggestions.of(report).forEach(each -> body.second(each.title(), each.text()));
    }

    private String heading(ReportPart part) {
        return words.value(ZH, part);
    }

    private void paragraphs(Blocks body, Section section, List<Figure> all) {
        texts.filled(section.text(), all, ZH).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(body::text);
    }

    /** What the system knows under this heading; a heading for which it holds nothing says so. */
    private String figureSentence(ReportPart part, List<Figure> all) {
        List<FigureTexts.Line> lines = texts.lines(all.stream().filter(figure -> figure.part() == part).toList(), ZH);
        if (lines.isEmpty()) {
            return words.say(ZH, "dutyreports.figure.noData");
        }
        return "（" + words.say(ZH, "dutyreports.figures.ofUnit") + String.join("；", lines.stream().map(line -> line.title() + line.value()).toList()) + "。数据截至" + lines.getFirst().day() + "）";
    }

    private String dutySentence(List<OfficerDuties.Line> lines) {
        OfficerDuties.Count count = OfficerDuties.count(lines);
        return words.say(ZH, "dutyreports.duties.sentence", count.met(), count.late(), count.waived(), count.overdue(), count.running());
    }

    private void figureTable(Blocks annex, List<Figure> all) {
        var lines = new ArrayList<List<String>>();
        for (ReportPart part : ReportPart.values()) {
            List<FigureTexts.Line> own = texts.lines(all.stream().filter(figure -> figure.part() == part).toList(), ZH);
            own.forEach(line -> lines.add(List.of(heading(part), line.title(), line.value(), line.before(), line.change(), line.day())));
            if (own.isEmpty() && part.heading()) {
                lines.add(List.of(heading(part), words.say(ZH, "dutyreports.figure.noData"), "—", "—", "—", "—"));
            }
        }
        annex.table("", List.of(3.0, 4.0, 2.0, 2.0, 2.4, 2.6), List.of("方面", "指标", "本年", "上年", "变化", "数据日期"), lines);
    }

    private void dutyTable(Blocks annex, List<OfficerDuties.Line> duties) {
        if (duties.isEmpty()) {
            annex.text(words.say(ZH, "dutyreports.duties.none"));
            return;
        }
        var lines = new ArrayList<List<String>>();
        duties.forEach(each -> lines.add(List.of(Integer.toString(lines.size() + 1), each.titleZh(), each.due().toString(), each.metOn() == null ? "—" : each.metOn().toString(),
                words.value(ZH, each.outcome()) + (each.graceUntil() == null ? "" : "（" + words.say(ZH, "dutyreports.duties.grace", each.graceUntil()) + "）"))));
        annex.table("", List.of(1.0, 6.0, 2.6, 2.6, 2.4), List.of("序号", "事项", "期限", "办结日期", "情况"), lines);
    }

    private static void fileTable(Blocks annex, List<Attachment> files) {
        var lines = new ArrayList<List<String>>();
        files.forEach(file -> lines.add(List.of(Integer.toString(lines.size() + 1), file.name(), file.uploader())));
        annex.table("", List.of(1.0, 8.0, 3.0), List.of("序号", "材料名称", "上传人"), lines);
    }

    /** 汇编: every accepted report of a campaign, one after the other. */
    @Transactional(readOnly = true)
    public OfficialDocument volume(Who who, long campaignId) {
        Campaign campaign = rows.mustCampaign(campaignId);
        who.must(ReportRights.ORGANISE, campaign.organiserId());
        List<DutyReport> all = rows.reports(REPORT.CAMPAIGN_ID.eq(campaignId)).stream().filter(report -> report.stage().accepted()).toList();
        if (all.isEmpty()) {
            throw new Problem.Refused("dutyreports.volume.empty");
        }
        Unit organiser = units.get(campaign.organiserId());
        Map<Long, List<Figure>> known = figures.of(all);
        var draft = OfficialDocument.draft(DocumentKind.REPORT, organiser.name(), campaign.year() + "年度首席数据官述职报告汇编")
                .body(body -> body.text("本汇编收录已受理的述职报告" + all.size() + "份。")).signed(clocks.today(), organiser.name()).withoutSeal();
        for (DutyReport report : all) {
            List<Figure> own = known.get(report.id());
            Unit office = units.get(report.officeUnitId());
            String officer = words.say(ZH, ReportRows.office(rows.kind(report)));
            draft.annex(title(report, office, officer), annex -> {
                annex.text(people.get(report.personId()).name() + "（" + part(report) + "）");
                List<OfficerDuties.Line> duties = officerDuties.of(report.id());
                write(annex, report, own, duties);
                figureTable(annex, own);
            });
        }
        return draft.build();
    }

    /** Archives: the document is registered as it stands, from then on nothing changes. */
    public IssuedDocument archive(Who who, long id, int version) {
        DutyReport report = rows.mustReport(id);
        who.must(ReportRights.ORGANISE, report.organiserId());
        reports.archived(report, version, who.name());
        figures.pin(report);
        IssuedDocument paper = issued.issue(who, report.organiserId(), units.get(report.organiserId()).name(), report.ref(), compose(report), false, imprints.demo());
        audit.did(who, "dutyreports.archived", report.ref(), "document", paper.id());
        return paper;
    }
}
