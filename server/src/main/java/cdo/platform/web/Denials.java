package cdo.platform.web;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;

/** Hears every denial, to be audited in a transaction of its own; answered by audit. */
public interface Denials {

    void denied(Who who, Problem.Denied denied, String address);
}
