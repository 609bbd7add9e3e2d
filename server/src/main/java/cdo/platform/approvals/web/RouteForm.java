package cdo.platform.approvals.web;

import cdo.platform.approvals.Route;
import cdo.platform.kernel.Role;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of a route: up to five steps, the empty ones at the end are left out. */
public final class RouteForm {

    static final int MOST = 5;
    public static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 4);
    static final Route.Place[] PLACES = Route.Place.values();
    /** Who may sign at all: a secretary prepares, never signs. */
    public static final List<Role> SIGNERS = List.of(Role.UNIT_HEAD, Role.OFFICER, Role.EXECUTIVE, Role.BUREAU_HEAD, Role.AUTHORITY_HEAD);

    private RouteForm() {
    }

    static Form filled(Route route) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < route.steps().size(); i++) {
            Route.Step step = route.steps().get(i);
            values.put("zh" + i, step.zh());
            values.put("en" + i, step.en());
            values.put("place" + i, step.place());
            values.put("roles" + i, step.roles());
            if (step.all()) {
                values.put("all" + i, "true");
            }
        }
        return Form.filled(values);
    }

    static List<Route.Step> read(Form form, Reading read) {
        List<Route.Step> steps = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            if (form.value("zh" + i).isBlank()) {
                continue;
            }
            Set<Role> roles = form.values("roles" + i).stream().map(RouteForm::signer).filter(java.util.Objects::nonNull).collect(Collectors.toSet());
            if (roles.isEmpty()) {
                read.wrong("roles" + i, "approvals.route.step");
            }
            String en = read.optional("en" + i, 60);
            String zh = read.text("zh" + i, 60);
            steps.add(new Route.Step(zh, en == null ? zh : en, roles, read.choice("place" + i, Route.Place.class), read.checked("all" + i)));
        }
        read.done();
        return steps;
    }

    private static @org.jspecify.annotations.Nullable Role signer(String name) {
        return SIGNERS.stream().filter(role -> role.name().equals(name)).findFirst().orElse(null);
    }
}
