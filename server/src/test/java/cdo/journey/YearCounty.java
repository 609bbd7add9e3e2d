package cdo.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/** A county's own small indicators, typed in by its bureau. */
final class YearCounty {

    private final Walker clerk;
    private final Walker head;

    YearCounty(Walker clerk, Walker head) {
        this.clerk = clerk;
        this.head = head;
    }

    /** One indicator that a measure computes and one checklist; issued. */
    void indicators(String title) {
        clerk.open("/indicator-systems/new").fill("/indicator-systems", Map.of("title", title, "template", "none")).press("/indicator-systems");
        String system = clerk.path();
        String action = system + "/indicators";
        clerk.open(system + "/indicators/new?kind=GROUP").fill(action, Map.of("code", "A", "title", "县直部门数据工作", "points", "100")).press(action);
        add(system, "CHECKLIST", Map.of("code", "A1", "title", "基础工作", "points", "60", "lines", "plan | 制定年度计划 | Annual plan\nperson | 明确分管领导和经办人 | People named\ncatalog | 编制数据目录 | Catalog made"));
        add(system, "RATIO", Map.of("code", "A2", "title", "岗位到位率", "points", "40", "measure", "appointments.posts-filled", "full", "1"));
        head.open(system).press(system + "/issue");
    }

    private void add(String system, String kind, Map<String, String> typed) {
        var values = new LinkedHashMap<>(typed);
        values.put("parent", "A");
        clerk.send(system + "/indicators/new?parent=A&kind=" + kind, system + "/indicators", values);
    }
}
