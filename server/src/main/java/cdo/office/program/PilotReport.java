package cdo.office.program;

import static cdo.office.program.tables.OwedTable.OWED;
import static cdo.office.program.tables.ObligationTable.OBLIGATION;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The report of a phase to 市委、市政府 (plan 三（四）): every number is computed from the board, problems and suggestions come
 * from accepted summaries, practices from the results library; only experience and outlook are the bureau's own words.
 */
@Component
@Transactional
public class PilotReport {

    private final Progress progress;
    private final ProgramRows rows;
    private final Phases phases;
    private final Submissions submissions;
    private final Results results;
    private final Owing owing;
    private final Units units;
    private final Regions regions;
    private final IssuedDocuments issued;
    private final DocumentNumbers numbers;
    private final Imprints imprints;
    private final Words words;
    private final Audit audit;
    private final Clocks clocks;

    PilotReport(Progress progress, ProgramRows rows, Phases phases, Submissions submissions, Results results, Owing owing, Units units, Regions regions,
                IssuedDocuments issued, DocumentNumbers numbers, Imprints imprints, Words words, Audit audit, Clocks clocks) {
        this.progress = progress;
        this.rows = rows;
        this.phases = phases;
        this.submissions = submissions;
        this.results = results;
        this.owing = owing;
        this.units = units;
        this.regions = regions;
        this.issued = issued;
        this.numbers = numbers;
        this.imprints = imprints;
        this.words = words;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The report as it would be issued today. */
    @Transactional(readOnly = true)
    public OfficialDocument compose(Who who, long phaseId, String number) {
        Phase phase = phases.get(phaseId);
        Unit organiser = units.get(phases.program(phase).organiserUnitId());
        who.must(ProgramRights.REPORT, organiser.id());
        Progress.Board board = progress.whole(phaseId);
        boolean city = regions.get(organiser.regionId()).level() == RegionLevel.CITY;
        String government = organiser.parentId() == null ? organiser.name() : units.get(organiser.parentId()).shortName();
        var draft = OfficialDocument.draft(DocumentKind.REPORT, organiser.name(), "关于" + phase.title() + "情况的报告").redHead(organiser.name()).number(number)
                .to(city ? "市委、市政府" : government)
                .body(body -> write(body, board)).signed(clocks.today(), organiser.name());
        draft.landscapeAnnex("各单位任务完成情况表", annex -> table(annex, board));
        return draft.build();
    }

    private void write(Blocks body, Progress.Board board) {
        Progress.Figures all = board.figures();
        List<Unit> members = phases.members(board.phase().id());
        long counties = members.stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT).count();
        List<Progress.County> chosen = progress.counties(board.phase().id());
        body.text("根据" + basis(board.program().title(), board.program().documentNumber()) + "，现将有关情况报告如下。");
        body.first("基本情况");
        body.text("%s纳入范围单位%d个，其中部门%d个、县（市、区）%d个；县（市、区）自主选择单位%d个。应完成事项%d项，已完成%d项，其中按时完成%d项；正在审核%d项，逾期未完成%d项。".formatted(
                board.phase().title(), members.size(), members.size() - counties, counties, chosen.stream().mapToInt(Progress.County::chosen).sum(),
                all.owed(), all.met(), all.onTime(), all.inReview(), all.overdue()));
        body.first("任务完成情况");
        for (Obligation obligation : board.obligations()) {
            Progress.Figures figures = board.figures(obligation);
            body.second(obligation.title(), "应完成%d个单位，已完成%d个，其中按时完成%d个，逾期未完成%d个。".formatted(figures.owed(), figures.met(), figures.onTime(), figures.overdue()));
        }
        List<Result> worth = results.worthReporting(board.program().organiserUnitId(), board.phase().starts(), board.phase().ends());
        if (!worth.isEmpty()) {
            body.first("主要做法和成效");
            worth.forEach(result -> body.second(result.text().title(), result.text().what() + "成效：" + result.text().effects() + "（" + units.get(result.unitId()).name() + "）"));
        }
        summaries(body, board);
        own(body, "主要经验", board.phase().experience());
        own(body, "下一步打算", board.phase().outlook());
        body.text("特此报告。");
    }

    private void summaries(Blocks body, Progress.Board board) {
        record Said(String unit, Parts parts) {
        }
        var said = new ArrayList<Said>();
        for (Progress.Row row : board.rows()) {
            for (Progress.Cell cell : row.cells().values()) {
                if (cell.state().met() && cell.owed().obligation().form() == ObligationForm.SUMMARY) {
                    submissions.of(cell.owed().id()).filter(each -> each.stage() == SubmissionStage.ACCEPTED)
                            .ifPresent(each -> said.add(new Said(row.unit().name(), each.parts())));
                }
            }
        }
        if (!said.isEmpty()) {
            body.first("存在的问题");
            said.forEach(each -> body.second(each.unit(), each.parts().problems()));
            body.first("意见建议");
            said.forEach(each -> body.second(each.unit(), each.parts().suggestions()));
        }
    }

    private static void own(Blocks body, String heading, String text) {
        if (!text.isBlank()) {
            body.first(heading);
            text.lines().filter(line -> !line.isBlank()).forEach(body::text);
        }
    }

    private void table(Blocks annex, Progress.Board board) {
        var head = new ArrayList<>(List.of("序号", "单位"));
        var widths = new ArrayList<>(List.of(1.0, 5.0));
        board.obligations().forEach(each -> {
            head.add(each.title());
            widths.add(3.0);
        });
        var lines = new ArrayList<List<String>>();
        for (Progress.Row row : board.rows()) {
            var line = new ArrayList<>(List.of(Integer.toString(lines.size() + 1), row.unit().name()));
            for (Obligation obligation : board.obligations()) {
                Progress.Cell cell = row.cells().get(obligation.id());
                line.add(cell == null ? "—" : words.value(Language.ZH, cell.state()) + (cell.owed().metOn() == null ? "" : " " + cell.owed().metOn()));
            }
            lines.add(line);
        }
        annex.table("", widths, head, lines);
    }

    /** A document is cited by its title in 《》: what is called …工作 is laid down in the 工作方案 of that number; the name of an undertaking is no document's. */
    static String basis(String title, @Nullable String documentNumber) {
        String number = documentNumber == null ? "" : "（" + documentNumber + "）";
        if (title.matches(".*(方案|规划|计划|意见|通知|办法|细则|规定|决定|要点)")) {
            return "《" + title + "》" + number + "安排";
        }
        return documentNumber != null && title.endsWith("工作") ? "《" + title + "方案》" + number + "安排" : title + number + "安排";
    }

    /**
     * Issues the report as it stands and meets the obligation to report.
     *
     * @param number 发文字号 from the office's own system; null: without a number for now
     */
    public IssuedDocument issue(Who who, long phaseId, @Nullable String number) {
        Phase phase = phases.get(phaseId);
        Unit organiser = units.get(phases.program(phase).organiserUnitId());
        who.must(ProgramRights.REPORT, organiser.id());
        String given = number == null ? "" : numbers.record(organiser.id(), "number", number, phase.ref()).toString();
        OfficialDocument document = compose(who, phaseId, given);
        IssuedDocument paper = issued.issue(who, organiser.id(), organiser.name(), phase.ref(), document, false, imprints.demo());
        for (Owed owed : rows.owed(OBLIGATION.PHASE_ID.eq(phaseId).and(OBLIGATION.FORM.eq(ObligationForm.REPORT.name())).and(OWED.CANCELLED_ON.isNull()))) {
            owing.meet(owed, clocks.today(), Message.of("program.why.issued", paper.title()));
        }
        rows.step(phase.ref(), "reported", who.name(), given);
        audit.did(who, "program.report-issued", phase.ref(), "document", paper.id(), "number", given);
        return paper;
    }
}
