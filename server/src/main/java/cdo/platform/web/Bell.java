package cdo.platform.web;

import cdo.platform.kernel.Who;

/** The number at the bell of the top bar: how many duties of this person's post are open and due soon or overdue. */
public interface Bell {

    int count(Who who);
}
