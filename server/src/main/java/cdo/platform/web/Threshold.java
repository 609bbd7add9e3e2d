package cdo.platform.web;

import cdo.platform.kernel.Who;

/** Keeps some people from whole registers, whatever their rights; the navigation shows only what it lets pass. */
@FunctionalInterface
public interface Threshold {

    /** @param path of the register or page, without a query */
    boolean passes(Who who, String path);
}
