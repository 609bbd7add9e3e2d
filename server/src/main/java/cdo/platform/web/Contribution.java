package cdo.platform.web;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.List;

/** What a module adds to the common pages. A module implements it once, as a bean; every method is optional. */
public interface Contribution {

    default List<NavItem> navigation() {
        return List.of();
    }

    /** All rights of the module, for the security administrator's page and the route list. */
    default List<Right> rights() {
        return List.of();
    }

    default List<NewAction> newActions() {
        return List.of();
    }

    default List<SubjectType> subjects() {
        return List.of();
    }

    /** Panels that other modules show on their records: asked with the subject of the page, empty when it has nothing to say. */
    default List<Panel> panels(Who who, SubjectRef subject) {
        return List.of();
    }

    /** Sections of the workbench, the first page after sign-in. */
    default List<Section> workbench(Who who) {
        return List.of();
    }

    /** A piece of a record's page, drawn by the contributing module's template (without {@code .jte}) with its model. */
    record Panel(int order, String template, java.util.Map<String, Object> model) {
    }

    /** A card of the workbench. {@code wide}: the broad left column, else the narrow right one. */
    record Section(int order, boolean wide, String template, java.util.Map<String, Object> model) {
    }
}
