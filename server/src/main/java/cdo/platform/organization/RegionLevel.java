package cdo.platform.organization;

/** Levels of administrative regions (行政区划). */
public enum RegionLevel {
    PROVINCE,
    CITY,
    COUNTY,
    /** 功能区, for example a high-tech zone: run like a county, without a code of GB/T 2260. */
    ZONE,
    TOWNSHIP;

    /** A county or a zone: has county posts. */
    public boolean county() {
        return this == COUNTY || this == ZONE;
    }
}
