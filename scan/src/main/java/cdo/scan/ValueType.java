package cdo.scan;

/** What a column holds, whatever its product calls it. */
public enum ValueType {
    TEXT, LONG_TEXT, INTEGER, DECIMAL, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP, BINARY, JSON, UUID, ARRAY, GEOMETRY, OTHER;

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }

    public boolean isMoment() {
        return this == DATE || this == TIMESTAMP;
    }

    /** @return whether values may be so long that only their beginning is fetched */
    public boolean isLong() {
        return this == LONG_TEXT || this == JSON || this == ARRAY || this == GEOMETRY || this == OTHER;
    }
}
