package cdo.office.meetings;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.OfficialDocumentDraft;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The papers of a meeting: the notice with its agenda, the minutes (纪要格式, GB/T 9704-2012). Papers are Chinese. */
@Component
public class MeetingPapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final MeetingRows rows;
    private final MeetingNames names;
    private final FollowUp followUp;
    private final Units units;
    private final Clocks clocks;

    MeetingPapers(MeetingRows rows, MeetingNames names, FollowUp followUp, Units units, Clocks clocks) {
        this.rows = rows;
        this.names = names;
        this.followUp = followUp;
        this.units = units;
        this.clocks = clocks;
    }

    /** 会议通知. */
    public OfficialDocument notice(Meeting meeting) {
        LocalDate on = meeting.noticedOn() == null ? clocks.today() : meeting.noticedOn();
        Unit office = units.get(meeting.organiserId());
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        String members = rows.members(series.id()).stream().filter(member -> member.on(meeting.plan().heldOn())).map(member -> names.printed(member.unitId(), on)).distinct()
                .collect(Collectors.joining("、"));
        OfficialDocumentDraft draft = OfficialDocument.draft(DocumentKind.NOTICE, "关于召开" + meeting.plan().title() + "的通知").letterHead(office.name())
                .to(members.isEmpty() ? "各成员单位" : members)
                .body(body -> {
                    body.text("经研究，定于" + DAY.format(meeting.plan().heldOn()) + meeting.plan().starts() + "召开" + meeting.plan().title() + "，现将有关事项通知如下。");
                    body.first("时间和地点");
                    body.text(DAY.format(meeting.plan().heldOn()) + meeting.plan().starts() + "，" + meeting.plan().venue() + "。");
                    body.first("会议议程");
                    agenda(body, meeting);
                    body.first("参会人员");
                    body.text("召集人：" + names.said(Language.ZH, names.post(series.convenorPostId())) + "；成员：各成员单位" + members(series, meeting.plan().heldOn()) + "。" + (meeting.plan().guests().isBlank() ? "" : "列席：" + meeting.plan().guests() + "。"));
                    body.first("有关要求");
                    body.text("请成员本人出席，并按时报送回执；因故不能出席的，请说明理由办理请假，或者提出代会人员，经同意后参加。");
                });
        return draft.signed(on, office.name()).build();
    }

    /** 首席数据官; in a unit's own series also others. */
    private String members(MeetingSeries series, LocalDate on) {
        String kinds = rows.members(series.id()).stream().filter(member -> member.on(on)).map(member -> names.duty(member.postId())).distinct().collect(Collectors.joining("、"));
        return kinds.isEmpty() ? "首席数据官" : kinds;
    }

    private void agenda(Blocks body, Meeting meeting) {
        List<FollowUp.Line> earlier = followUp.before(meeting);
        int number = 1;
        if (!earlier.isEmpty()) {
            body.text(number++ + "．通报此前会议议定事项落实情况：" + said(FollowUp.figures(earlier)));
        }
        for (Item item : rows.items(meeting.id())) {
            body.text(number++ + "．" + item.title() + (item.unitId() == null ? "" : "（" + names.printed(item.unitId(), meeting.plan().heldOn()) + "汇报）"));
        }
    }

    private static String said(FollowUp.Figures figures) {
        return "共%d项，已完成%d项，逾期%d项".formatted(figures.all(), figures.done(), figures.overdue()) + (figures.unled() == 0 ? "。" : "，%d项未明确牵头单位。".formatted(figures.unled()));
    }

    /** 纪要; also as a draft before period and number are given. */
    public OfficialDocument minutes(Meeting meeting) {
        Unit office = units.get(meeting.organiserId());
        LocalDate on = meeting.issue() == null ? clocks.today() : meeting.issue().on();
        MeetingSeries series = rows.mustSeries(meeting.seriesId());
        List<Correction> corrections = rows.corrections(meeting.id());
        OfficialDocumentDraft draft = OfficialDocument.draft(DocumentKind.MINUTES, meeting.plan().title() + "纪要").minutesHead(series.setting().name() + "纪要")
                .number(meeting.issue() == null ? "" : "第" + meeting.issue().period() + "期")
                .body(body -> write(body, meeting, series)).signed(on, office.name());
        attendance(draft, meeting);
        String note = (meeting.issue() == null ? "" : "纪要文号：" + meeting.issue().number()) + adjusted(meeting)
                + corrections.stream().map(each -> "；" + DAY.format(each.day()) + "更正：" + (each.what() == CorrectionKind.ADDED ? "补记“" + each.newText() + "”，" : "") + each.reason()).collect(Collectors.joining());
        if (!note.isEmpty()) {
            draft.note(note);
        }
        return draft.imprint(copies(meeting, on), office.name(), meeting.issue() == null ? null : on).build();
    }

    /** What was signed stays in the text; what is done instead stands in the note. */
    private String adjusted(Meeting meeting) {
        var outcomes = rows.outcomes(meeting.id()).stream().collect(Collectors.toMap(Outcome::id, each -> each.draft().text()));
        return rows.adjustments(meeting.id()).stream().map(each -> "；印发时调整“" + outcomes.get(each.outcomeId()) + "”："
                + (each.newLead() == each.oldLead() ? "" : "牵头改为" + names.said(Language.ZH, names.post(each.newLead())) + "，")
                + (each.newDue().equals(each.oldDue()) ? "" : "完成时限改为" + DAY.format(each.newDue()) + "，") + "原因：" + each.reason()).collect(Collectors.joining());
    }

    private void write(Blocks body, Meeting meeting, MeetingSeries series) {
        LocalDate day = meeting.plan().heldOn();
        String chair = presided(meeting, series) ? names.holderName(series.convenorPostId(), day).map(name -> name + "主持会议").orElse("") : "";
        body.text(DAY.format(day) + "，" + meeting.plan().title() + "在" + meeting.plan().venue() + "召开。" + (chair.isEmpty() ? "" : names.said(Language.ZH, names.post(series.convenorPostId())) + chair + "。")
                + meeting.opening());
        List<FollowUp.Line> earlier = followUp.before(meeting);
        if (!earlier.isEmpty()) {
            body.first("通报此前会议议定事项落实情况");
            body.text("会议通报了此前会议议定事项落实情况：" + said(FollowUp.figures(earlier)));
        }
        List<Outcome> outcomes = rows.outcomes(meeting.id());
        for (Item item : rows.items(meeting.id())) {
            if (item.carried()) {
                continue;
            }
            body.first(item.title());
            item.text().lines().filter(line -> !line.isBlank()).forEach(body::text);
            for (Outcome outcome : outcomes.stream().filter(each -> each.itemId() == item.id()).toList()) {
                body.text(said(outcome, day));
            }
        }
    }

    /** The minutes say of nobody that he presided who was not signed in. */
    private boolean presided(Meeting meeting, MeetingSeries series) {
        return rows.attendance(meeting.id()).stream().filter(place -> place.postId() == series.convenorPostId()).findFirst()
                .map(place -> place.presence() != null && place.presence().attended() && place.presence() != Presence.SUBSTITUTE).orElse(true);
    }

    /** A resolution as the minutes print it. */
    String said(Outcome outcome, LocalDate day) {
        Outcome.Draft draft = outcome.draft();
        String start = switch (draft.kind()) {
            case NOTED -> "会议听取并知悉：";
            case AGREED -> "会议议定：";
            case ASSIGNED -> "会议交办：";
        };
        var brackets = new ArrayList<String>();
        if (draft.leadPostId() != null) {
            brackets.add("牵头：" + names.said(Language.ZH, names.post(draft.leadPostId())));
            if (!draft.supporting().isEmpty()) {
                brackets.add("配合：" + draft.supporting().stream().sorted().map(unit -> names.printed(unit, day)).collect(Collectors.joining("、")));
            }
            brackets.add("完成时限：" + DAY.format(draft.due()));
        }
        String text = draft.text().replaceFirst("[。；]$", "");
        return start + text + (brackets.isEmpty() ? "。" : "（" + String.join("；", brackets) + "）。");
    }

    private void attendance(OfficialDocumentDraft draft, Meeting meeting) {
        List<Attendance> places = rows.attendance(meeting.id());
        line(draft, meeting, places, "出席", place -> place.presence() != null && place.presence().attended());
        line(draft, meeting, places, "请假", place -> place.presence() == Presence.LEAVE);
        if (!meeting.plan().guests().isBlank()) {
            draft.attendance("列席", meeting.plan().guests());
        }
    }

    private void line(OfficialDocumentDraft draft, Meeting meeting, List<Attendance> places, String label, Predicate<Attendance> which) {
        String people = places.stream().filter(which).map(place -> place.person() + "（" + names.printed(names.unitOf(place.postId()), meeting.plan().heldOn()) + (place.presence() == Presence.SUBSTITUTE ? "，代会" : "") + "）")
                .collect(Collectors.joining("、"));
        if (!people.isEmpty()) {
            draft.attendance(label, people);
        }
    }

    private String copies(Meeting meeting, LocalDate on) {
        return rows.attendance(meeting.id()).stream().map(place -> units.find(place.unitId(), on).orElseGet(() -> units.get(place.unitId())).name()).distinct().collect(Collectors.joining("，"));
    }
}
