package cdo.platform.masking;

import cdo.platform.kernel.Who;

/** Decides how much of a value this person sees without giving a reason. Grading (分类分级) brings its own; there is one at a time. */
public interface MaskingPolicy {

    Showing showing(Who who, Item item);
}
