package cdo.review.cockpit;

import cdo.platform.measures.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * The goals of the founding document (plan 一（二） and 二). Its words are the messages {@code enum.PlanGoal.X} and
 * {@code cockpit.goal.X} (what is meant, and by which clause). A measure serves the goal that names its module, so that a
 * module to come joins by registering its measures.
 */
public enum PlanGoal {
    /** 组建首席数据官队伍, 一（二）、二（一）. */
    TEAM("appointments", "program"),
    /** 履职：决定事项、规划计划, 二（二）1. */
    TASKS("duties", "tasks", "plans"),
    /** 议事协调, 二（三）1. */
    COORDINATION("meetings"),
    /** 全量化汇聚, 一（二）. */
    GATHERING("survey", "aggregation"),
    /** 标准化治理, 一（二）、二（二）2. */
    GOVERNANCE("catalog", "standards", "grading", "quality", "security", "matters"),
    /** 场景化开发与共享开放, 一（二）、二（二）3. */
    USE("scenarios", "demands", "sharing", "services", "opendata", "operations"),
    /** 指导监督与考核, 二（二）4、二（三）2、3. */
    JUDGEMENT("dutyreports", "assessment", "projects", "supervision"),
    /** 人才队伍, 二（二）5、四（三）. */
    TALENT("talent");

    private final List<String> modules;

    PlanGoal(String... modules) {
        this.modules = Arrays.asList(modules);
    }

    boolean served(Measure measure) {
        return modules.contains(measure.key().substring(0, measure.key().indexOf('.')));
    }
}
