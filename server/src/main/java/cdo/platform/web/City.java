package cdo.platform.web;

import cdo.platform.kernel.Language;

/** How the installation calls itself; answered by organization once a city is founded. */
public interface City {

    /** 宜昌市 / Yichang. */
    String name(Language language);

    /** True while demo accounts exist: every screen says 演示数据，与实际无关. */
    boolean demo();
}
