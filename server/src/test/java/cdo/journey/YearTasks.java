package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** 决定与任务: registered and handed out by the bureau, worked on by the units, chased and judged. */
final class YearTasks {

    private final Walker clerk;

    YearTasks(Walker clerk) {
        this.clerk = clerk;
    }

    /** Registers a decision of the authority; its address. */
    String decide(String title, String number, String day) {
        clerk.open("/decisions").open("/decisions/new")
                .fill("/decisions", Map.of("source", "AUTHORITY_DOCUMENT", "number", number, "title", title, "text", "各有关单位应当按期完成数据归集，推动共享应用。", "decidedOn", day)).press("/decisions");
        return clerk.path();
    }

    /** Hands out a task of the decision; its address. */
    String hand(String decision, String area, String unit, String content, String due) {
        clerk.open(decision + "/tasks/new")
                .fill(decision + "/tasks", Map.of("area", area, "content", content, "criterion", "达到决定要求，有据可查", "lead", unit, "due", due)).press(decision + "/tasks");
        List<String> found = clerk.page.locator("main a[href^='/tasks/']:has-text('" + content + "')").all().stream().map(link -> link.getAttribute("href")).distinct().toList();
        assertThat(found).as("the task «%s» on its decision", content).hasSize(1);
        return found.getFirst();
    }

    /** The lead takes it, reports with a record as proof, submits; who set it accepts. */
    void finish(Walker lead, String task, String proof) {
        lead.open(task).press(task + "/receipt");
        lead.fill(task + "/progress", Map.of("text", "归集任务已完成，数据按日更新。", "record", proof, "percent", "100")).press(task + "/progress");
        lead.fill(task + "/submission", "remark", "请予验收").press(task + "/submission");
        clerk.open(task).fill(task + "/acceptance", "remark", "达到验收标准").press(task + "/acceptance");
    }

    /** The drafted paper of that kind to this unit is signed by the bureau's head and issued; what the document says. */
    String issueNotice(Walker head, String kind, String to, String number) {
        clerk.open("/task-notices?stage=DRAFT").follow("main tr:has-text('" + to + "') a[href^='/task-notices/']:text-is('" + kind + "')");
        String notice = clerk.path();
        clerk.fill(notice + "/signature", "answerDays", "10").press(notice + "/signature");
        head.sign(kind);
        head.open(notice).fill(notice + "/issue", "number", number).press(notice + "/issue");
        return head.text();
    }
}
