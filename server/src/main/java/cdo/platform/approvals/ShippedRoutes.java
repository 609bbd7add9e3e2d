package cdo.platform.approvals;

import java.util.List;

/** The routes that a module ships; written at start when absent, never over what an office has edited. */
public interface ShippedRoutes {

    List<Route> routes();
}
