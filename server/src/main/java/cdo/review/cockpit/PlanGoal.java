package cdo.review.cockpit;

import cdo.office.plans.CityGoal;
import cdo.platform.measures.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The goals of the founding document (plan 一（二） and 二). Its words are the messages {@code enum.PlanGoal.X} and
 * {@code cockpit.goal.X} (what is meant, and by which clause). A measure serves the goal that names its module, so that a
 * module to come joins by registering its measures.
 */
public enum PlanGoal {
    /** 组建首席数据官队伍, 一（二）、二（一）. */
    TEAM("appointments.posts-filled", "appointments", "program"),
    /** 履职：决定事项、规划计划, 二（二）1. */
    TASKS("duties.met-on-time", "duties", "tasks", "plans"),
    /** 议事协调, 二（三）1. */
    COORDINATION("", "meetings"),
    /** 全量化汇聚, 一（二）. */
    GATHERING(CityGoal.FULL_AGGREGATION, "survey", "aggregation"),
    /** 标准化治理, 一（二）、二（二）2. */
    GOVERNANCE(CityGoal.STANDARDISED_GOVERNANCE, "catalog", "standards", "grading", "quality", "security", "matters"),
    /** 场景化开发与共享开放, 一（二）、二（二）3. */
    USE(CityGoal.SCENARIO_DEVELOPMENT, "scenarios", "demands", "sharing", "services", "opendata", "operations"),
    /** 指导监督与考核, 二（二）4、二（三）2、3. */
    JUDGEMENT("", "dutyreports", "assessment", "projects", "supervision"),
    /** 人才队伍, 二（二）5、四（三）. */
    TALENT("", "talent");

    private final String headline;
    private final @Nullable CityGoal defined;
    private final List<String> modules;

    /** @param headline the measure shown first; empty: the first rate there is */
    PlanGoal(String headline, String... modules) {
        this.headline = headline;
        this.defined = null;
        this.modules = Arrays.asList(modules);
    }

    /** @param defined the goal as plans define it, with the measure that computes it: what plans call not yet computable is so here, too */
    PlanGoal(CityGoal defined, String... modules) {
        this.headline = defined.measure();
        this.defined = defined;
        this.modules = Arrays.asList(modules);
    }

    /** Can it be computed from what the modules register? Else its measures only point the way. */
    private boolean computable(List<Board.Tile> own) {
        return !own.isEmpty() && (defined == null || own.stream().anyMatch(tile -> tile.measure().key().equals(headline)));
    }

    private boolean served(Measure measure) {
        return modules.contains(measure.key().split("\\.")[0]);
    }

    /** Those of the tiles that answer this goal: the headline, then rates, then counts. */
    List<Board.Tile> of(List<Board.Tile> tiles) {
        return tiles.stream().filter(tile -> served(tile.measure())).sorted(Comparator.comparing((Board.Tile tile) -> !tile.measure().key().equals(headline))
                .thenComparing(tile -> tile.measure().kind()).thenComparing(tile -> tile.measure().key())).toList();
    }

    /** Where each goal stands. */
    static List<Board.Standing> standings(List<Board.Tile> tiles) {
        return Arrays.stream(values()).map(goal -> standing(goal, tiles)).toList();
    }

    private static Board.Standing standing(PlanGoal goal, List<Board.Tile> tiles) {
        List<Board.Tile> own = goal.of(tiles);
        return new Board.Standing(goal, goal.computable(own), own);
    }

    /** Of each goal one, then of each a second, until there are so many. */
    static List<Board.Tile> headlines(List<Board.Standing> standings, int most) {
        List<Board.Tile> shown = new ArrayList<>();
        for (int round = 0; round < most; round++) {
            for (Board.Standing standing : standings) {
                if (standing.tiles().size() > round && shown.size() < most) {
                    shown.add(standing.tiles().get(round));
                }
            }
        }
        return shown;
    }
}
