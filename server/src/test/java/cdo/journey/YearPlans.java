package cdo.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/** 办法、年度计划与考核指标: drafted by a clerk, signed by who leads the bureau, issued. */
final class YearPlans {

    private final Walker clerk;
    private final Walker[] signers;

    YearPlans(Walker clerk, Walker... signers) {
        this.clerk = clerk;
        this.signers = signers;
    }

    /** A 制度与办法 in force from that day; its address. */
    String regulation(String title, String number, String day, String text) {
        String plan = draft("REGULATION", title, day, null, text);
        return issue(plan, title, number, day);
    }

    /** A plan of the year with a goal that a measure computes and one that nothing computes yet; its address. */
    String ofTheYear(String title, String number, String day, String lastDay, String text) {
        String plan = draft("ANNUAL", title, day, lastDay, text);
        goal(plan, Map.of("title", "已登记的信息系统全部完成普查", "cityGoal", "FULL_AGGREGATION", "measure", "survey.systems-surveyed", "target", "100", "criterion", "以普查完成的信息系统计算"));
        goal(plan, Map.of("title", "建成三个跨部门数据应用场景", "cityGoal", "SCENARIO_DEVELOPMENT", "notComputable", "应用场景尚未在平台登记，以验收材料核定", "criterion", "上线并通过验收"));
        return issue(plan, title, number, day);
    }

    private String draft(String kind, String title, String starts, String ends, String text) {
        var typed = new LinkedHashMap<>(Map.of("kind", kind, "title", title, "starts", starts, "content", text));
        if (ends != null) {
            typed.put("ends", ends);
        }
        clerk.open("/plans").open("/plans/new").fill("/plans", typed).press("/plans");
        return clerk.path();
    }

    private void goal(String plan, Map<String, String> typed) {
        clerk.open(plan + "/goals/new").fill(plan + "/goals", typed).press(plan + "/goals");
    }

    private String issue(String plan, String title, String number, String day) {
        clerk.open(plan).press(plan + "/signature");
        for (Walker signer : signers) {
            signer.sign(title);
        }
        clerk.open(plan).fill(plan + "/issue", Map.of("code", "", "number", number, "issuedOn", day, "validFrom", day)).press(plan + "/issue");
        return plan;
    }
}
