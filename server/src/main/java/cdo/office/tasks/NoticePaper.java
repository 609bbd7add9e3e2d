package cdo.office.tasks;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Clocks;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** 督办函 (信函格式) and 通报 (文件格式) as they are printed, by GB/T 9704-2012. */
@Component
public class NoticePaper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Units units;
    private final Clocks clocks;

    NoticePaper(Units units, Clocks clocks) {
        this.units = units;
        this.clocks = clocks;
    }

    /** @param number 发文字号, empty when it has none yet */
    public OfficialDocument compose(TaskNotice notice, List<Register.Line> lines, String number, int answerDays) {
        Unit organiser = units.get(notice.organiserId());
        return notice.unitId() == null ? circular(organiser, lines, number) : letter(organiser, units.get(notice.unitId()), lines, number, answerDays);
    }

    private OfficialDocument letter(Unit organiser, Unit to, List<Register.Line> lines, String number, int answerDays) {
        return OfficialDocument.draft(DocumentKind.LETTER, "关于督促办理" + named(lines) + "的函").letterHead(organiser.name()).number(number).to(to.name())
                .body(body -> {
                    body.text("经核查，截至" + DAY.format(clocks.today()) + "，由你单位牵头办理的以下任务已超过完成时限，尚未办结：");
                    for (Register.Line line : lines) {
                        body.text(line.task().content() + "（《" + line.decision().title() + "》" + (line.decision().number() == null ? "" : "，" + line.decision().number()) + "，完成时限"
                                + DAY.format(line.task().due()) + "，" + late(line) + "）。");
                    }
                    body.text("请你单位主要负责人和首席数据官高度重视，抓紧办理，并自收到本函之日起" + answerDays + "个工作日内书面反馈办理进展、未按期办结的原因和预计办结时间。逾期仍未办结的，将按规定予以通报。");
                    body.text("特此函告。");
                })
                .annex("逾期任务清单", annex -> table(annex, lines)).signed(clocks.today(), organiser.name()).build();
    }

    private OfficialDocument circular(Unit organiser, List<Register.Line> lines, String number) {
        long leads = lines.stream().map(line -> line.lead().id()).distinct().count();
        return OfficialDocument.draft(DocumentKind.BULLETIN, "关于决定事项、部署任务逾期未办结情况的通报").redHead(organiser.name()).number(number).to("各有关单位")
                .body(body -> {
                    body.text("经提醒、催办和督办，截至" + DAY.format(clocks.today()) + "，仍有" + leads + "个单位牵头的" + lines.size() + "项任务逾期未办结（详见附件），现予通报。");
                    body.text("请有关单位深入查找原因，明确责任人和办结时间，尽快完成任务；各单位要引以为戒，切实加强决定事项、部署任务的落实。");
                })
                .annex("逾期未办结任务清单", annex -> table(annex, lines)).signed(clocks.today(), organiser.name()).build();
    }

    private static String named(List<Register.Line> lines) {
        String first = "“" + TaskClock.brief(lines.getFirst().task()) + "”";
        return lines.size() == 1 ? first : first + "等" + lines.size() + "项任务";
    }

    private static String late(Register.Line line) {
        return "已逾期" + Math.abs(line.days()) + "个工作日";
    }

    private static void table(Blocks annex, List<Register.Line> lines) {
        var rows = new ArrayList<List<String>>();
        for (Register.Line line : lines) {
            LocalDate due = line.task().due();
            rows.add(List.of(Integer.toString(rows.size() + 1), line.lead().name(), line.task().content(), line.task().criterion(), due.toString(), late(line)));
        }
        annex.table("", List.of(1.0, 4.0, 6.0, 5.0, 2.5, 3.0), List.of("序号", "牵头单位", "任务", "验收标准", "完成时限", "逾期情况"), rows);
    }
}
