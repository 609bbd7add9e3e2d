package cdo.platform.web;

import cdo.platform.kernel.Right;

/** An entry of the workbench's «new» menu: what this person may begin. */
public record NewAction(int order, String key, String href, Right right) {
}
