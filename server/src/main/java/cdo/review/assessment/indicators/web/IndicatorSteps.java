package cdo.review.assessment.indicators.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorTree;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Steps in a draft's tree: addition, change, move, removal, points of groups and units. */
@Controller
class IndicatorSteps {

    private final IndicatorTree tree;
    private final IndicatorPages pages;

    IndicatorSteps(IndicatorTree tree, IndicatorPages pages) {
        this.tree = tree;
        this.pages = pages;
    }

    @PostMapping("/indicator-systems/{id:\\d+}/indicators")
    Object addition(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            Indicator added = RuleForm.read(read, form, null);
            tree.add(who, id, read.version(), added);
            Flash.say(request, "indicators.flash.added", added.code());
            return "/indicator-systems/" + id;
        }, failed -> pages.form(who, page, id, null, failed.value("kind"), failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/indicators/{code}/changes")
    Object change(Who who, Page page, @PathVariable long id, @PathVariable String code, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            tree.change(who, id, read.version(), RuleForm.read(read, form, code));
            Flash.say(request, "indicators.flash.changed", code);
            return "/indicator-systems/" + id + "/indicators/" + code;
        }, failed -> pages.form(who, page, id, code, failed.value("kind"), failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/indicators/{code}/moves")
    Object move(Who who, @PathVariable long id, @PathVariable String code, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            String parent = read.optional("parent", 20);
            read.done();
            switch (form.value("direction")) {
                case "up" -> tree.shift(who, id, read.version(), code, true);
                case "down" -> tree.shift(who, id, read.version(), code, false);
                default -> tree.move(who, id, read.version(), code, parent, null);
            }
            Flash.say(request, "indicators.flash.moved", code);
            return "/indicator-systems/" + id;
        }, failed -> pages.indicator(who, id, code, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/indicators/{code}/removal")
    Object removal(Who who, @PathVariable long id, @PathVariable String code, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            tree.remove(who, id, read.version(), code);
            Flash.say(request, "indicators.flash.removed", code);
            return "/indicator-systems/" + id;
        }, failed -> pages.indicator(who, id, code, failed));
    }

    @PostMapping("/indicator-systems/{id:\\d+}/weights")
    Object weights(Who who, @PathVariable long id, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            Long group = read.optionalId("group");
            Long unit = read.optionalId("unit");
            Map<String, BigDecimal> points = new LinkedHashMap<>();
            form.values().keySet().stream().filter(name -> name.startsWith("points-")).sorted().forEach(name -> {
                BigDecimal typed = read.optionalDecimal(name);
                if (typed != null) {
                    points.put(name.substring("points-".length()), typed);
                }
            });
            read.done();
            tree.weigh(who, id, read.version(), group, unit, points);
            Flash.say(request, "indicators.flash.weighed", points.size());
            return "/indicator-systems/" + id + "/weights";
        }, failed -> pages.weights(who, id, form.value("group").matches("\\d{1,18}") ? Long.valueOf(form.value("group")) : null,
                form.value("unit").matches("\\d{1,18}") ? Long.valueOf(form.value("unit")) : null, failed));
    }
}
