package cdo.start.demo;

import cdo.scan.Source;

/**
 * A departmental database that was made for the demonstration.
 *
 * @param unitName   the city department whose system it is, by its name in the shipped divisions
 * @param systemName what the system is called in the register
 * @param source     where it lies, with its read-only user
 * @param password   of that user; empty for files
 */
public record DemoDatabase(String unitName, String systemName, Source source, String password) {

    /** Without the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "DemoDatabase[" + unitName + ", " + systemName + ", " + source.place() + "]";
    }
}
