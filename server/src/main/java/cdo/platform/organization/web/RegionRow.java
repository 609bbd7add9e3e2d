package cdo.platform.organization.web;

import cdo.platform.organization.Region;
import cdo.platform.organization.Unit;
import org.jspecify.annotations.Nullable;

/** A region with the units that rule it, for the templates. */
public record RegionRow(Region region, @Nullable Unit government, @Nullable Unit bureau, @Nullable Unit authority) {
}
