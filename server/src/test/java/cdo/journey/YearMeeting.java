package cdo.journey;

import java.util.Map;

/** 联席会议: founded, called, answered, held, minuted. */
final class YearMeeting {

    private final Walker clerk;
    private final Walker head;
    private final Walker convenor;
    private String series = "";
    private String meeting = "";
    private String title = "";

    YearMeeting(Walker clerk, Walker head, Walker convenor) {
        this.clerk = clerk;
        this.head = head;
        this.convenor = convenor;
    }

    String page() {
        return meeting;
    }

    /** Founds the series with these posts as its members; half of them, or who stands in for them, make a quorum. */
    void found(String name, String code, String... members) {
        clerk.open("/meetings").open("/meeting-series/new").fill("/meeting-series", Map.of("name", name, "frequency", "HALF_YEARLY", "quorum", "50", "substitutes", "yes", "code", code))
                .tick("/meeting-series", "convenor", "首席数据官").press("/meeting-series");
        series = clerk.path();
        for (String member : members) {
            clerk.tick(series + "/members", "posts", member);
        }
        clerk.press(series + "/members");
    }

    /** A unit brings a topic; its head signs. */
    void propose(Walker steward, Walker unitHead, String topic) {
        steward.open("/topics").open("/topics/new?series=" + number(series)).fill("/topics", Map.of("title", topic, "kind", "COMPLEX", "background", "涉及多个部门的数据，口径不一。", "proposal", "明确牵头单位、共享口径和完成时限。"))
                .press("/topics");
        String page = steward.path();
        steward.press(page + "/signature");
        unitHead.sign(topic);
    }

    /** Plans the meeting, places what waits, has the agenda approved and sends the notice. */
    void call(String wanted, String day) {
        title = wanted;
        clerk.open("/meetings/new?series=" + number(series)).fill("/meetings", Map.of("kind", "REGULAR", "title", title, "heldOn", day, "starts", "15:00", "venue", "市民之家三楼会议室")).press("/meetings");
        meeting = clerk.path();
        clerk.open(meeting + "/agenda").press(meeting + "/topics");
        clerk.open(meeting).press(meeting + "/agenda-signature");
        head.sign(title);
        convenor.sign(title);
        clerk.open(meeting).press(meeting + "/notice");
    }

    void reply(Walker member, Map<String, String> answer) {
        member.open(meeting).follow("main a[href*='/reply']");
        member.fill(meeting + "/replies", answer).press(meeting + "/replies");
    }

    /** The office's head agrees to the substitute that was named. */
    void agreeToSubstitute() {
        head.open(meeting + "/replies").press(meeting + "/substitutions");
    }

    /** A member signs in by the code shown in the room; the office marks the other; the meeting begins. */
    void begin(Walker member, String otherPost) {
        String code = clerk.open(meeting + "/sign-in").page.locator(".num:has-text('签到码') strong").innerText().strip();
        member.open(meeting + "/sign-in").fill(meeting + "/own-sign-in", "code", code).press(meeting + "/own-sign-in");
        clerk.open(meeting + "/sign-in");
        clerk.page.waitForNavigation(() -> clerk.page.locator("tr:has-text('" + otherPost + "') form[action$='/sign-ins'] button").click());
        clerk.open(meeting + "/sign-in").press(meeting + "/beginning");
    }

    /** Writes what was said on the first item and hands out what was settled; ends the meeting. */
    void minute(String said, Map<String, String> outcome) {
        clerk.open(meeting + "/minutes");
        String item = clerk.page.locator("form[action^='/meetings/items/'][action$='/text']").first().getAttribute("action").replace("/text", "");
        clerk.fill(item + "/text", "text", said).press(item + "/text");
        clerk.open(meeting + "/minutes").fill(item + "/outcomes", outcome).press(item + "/outcomes");
        clerk.open(meeting + "/sign-in").press(meeting + "/end");
    }

    /** The minutes are signed, numbered and issued. */
    void issue() {
        clerk.open(meeting + "/minutes").press(meeting + "/minutes-signature");
        head.sign(title);
        convenor.sign(title);
        clerk.open(meeting + "/document").press(meeting + "/issue");
    }

    /** The task that the outcome became. */
    String task() {
        return clerk.open(meeting + "/minutes").links("/tasks/").getFirst();
    }

    static String number(String path) {
        return path.replaceAll("\\D", "");
    }
}
