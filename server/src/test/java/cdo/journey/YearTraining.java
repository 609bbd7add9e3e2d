package cdo.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/** 培训: announced, signed up for, attended. */
final class YearTraining {

    private final Walker clerk;
    private String training = "";

    YearTraining(Walker clerk) {
        this.clerk = clerk;
    }

    void announce(String topic, String day) {
        var typed = new LinkedHashMap<>(Map.of("topic", topic, "category", "SKILL", "heldOn", day, "venue", "市民之家会议中心", "hours", "4", "openTo", "REGION"));
        clerk.open("/trainings").open("/trainings/new").fill("/trainings", typed).press("/trainings");
        training = clerk.path();
        clerk.press(training + "/opening");
    }

    String page() {
        return training;
    }

    void signUp(Walker... people) {
        for (Walker each : people) {
            each.open(training).press(training + "/sign-up");
        }
    }

    /** Shows a code in the room; this person types it on the telephone. */
    void checkIn(Walker person) {
        clerk.open(training + "/code").press(training + "/codes");
        String code = clerk.page.locator(".num:has-text('签到码') strong").innerText().replaceAll("\\D", "");
        person.open("/trainings/check-in").fill("/trainings/check-in", "code", code).press("/trainings/check-in");
    }

    /** Who else signed the list on paper is entered, then the training is closed. */
    void close(String... names) {
        clerk.open(training);
        for (String name : names) {
            clerk.page.locator("input[name='ids'][aria-label='" + name + "']").check();
        }
        clerk.press(training + "/attendance");
        clerk.open(training).press(training + "/closing");
    }
}
