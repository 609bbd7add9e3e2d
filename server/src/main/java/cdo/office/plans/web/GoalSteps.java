package cdo.office.plans.web;

import cdo.office.plans.CityGoal;
import cdo.office.plans.Goal;
import cdo.office.plans.Goals;
import cdo.office.plans.Plans;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of a plan's goals: adding, changing, removing, tying to tasks. */
@Controller
class GoalSteps {

    private final Goals goals;
    private final Plans plans;
    private final PlanPages pages;

    GoalSteps(Goals goals, Plans plans, PlanPages pages) {
        this.goals = goals;
        this.plans = plans;
        this.pages = pages;
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Goal.Text text(Reading read) {
        String measure = read.optional("measure", 80);
        String why = read.optional("notComputable", 500);
        String criterion = read.optional("criterion", 500);
        return new Goal.Text(read.text("title", 200), read.optionalChoice("cityGoal", CityGoal.class), measure, goals.rate(measure) ? rate(read) : read.optionalDecimal("target"), read.optionalDate("due"),
                criterion == null ? "" : criterion, measure == null ? why : null);
    }

    /** A rate's target as people write it: 90 or 90%. */
    private static @Nullable BigDecimal rate(Reading read) {
        BigDecimal percent = read.optionalPercent("target");
        if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)) {
            read.wrong("target", "plans.goal.rate");
            return null;
        }
        return percent == null ? null : percent.movePointLeft(2);
    }

    @PostMapping("/plans/{id:\\d+}/goals")
    Object addition(Who who, @PathVariable long id, HttpServletRequest request) {
        plans.editable(who, id);
        return Form.of(request).step(read -> {
            Goal.Text text = text(read);
            read.done();
            goals.add(who, id, text);
            Flash.say(request, "plans.flash.goal");
            return "/plans/" + id;
        }, failed -> pages.goal(who, id, null, failed));
    }

    @PostMapping("/plans/{id:\\d+}/goals/{goal:\\d+}")
    Object change(Who who, @PathVariable long id, @PathVariable long goal, HttpServletRequest request) {
        plans.editable(who, id);
        return Form.of(request).step(read -> {
            Goal.Text text = text(read);
            read.done();
            goals.change(who, id, goal, text);
            Flash.say(request, "plans.flash.goal");
            return "/plans/" + id;
        }, failed -> pages.goal(who, id, goals.get(id, goal), failed));
    }

    @PostMapping("/plans/{id:\\d+}/goals/{goal:\\d+}/removal")
    Object removal(Who who, @PathVariable long id, @PathVariable long goal, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            goals.remove(who, id, goal);
            Flash.say(request, "plans.flash.goalRemoved");
            return "/plans/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/plans/{id:\\d+}/goals/{goal:\\d+}/tasks")
    Object tie(Who who, @PathVariable long id, @PathVariable long goal, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long task = read.id("task");
            read.done();
            goals.tie(who, id, goal, task);
            Flash.say(request, "plans.flash.tied");
            return "/plans/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/plans/{id:\\d+}/goals/{goal:\\d+}/untying")
    Object untie(Who who, @PathVariable long id, @PathVariable long goal, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long task = read.id("task");
            read.done();
            goals.untie(who, id, goal, task);
            Flash.say(request, "plans.flash.untied");
            return "/plans/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
