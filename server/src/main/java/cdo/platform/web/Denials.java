package cdo.platform.web;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;

/** Hears every denial, to be audited in a transaction of its own; answered by audit. */
public interface Denials {

    void denied(Who who, Problem.Denied denied, String address);

    /** Somebody asked for a record that is not theirs to know of. */
    void hidden(Who who, Problem.Hidden hidden, String address);
}
