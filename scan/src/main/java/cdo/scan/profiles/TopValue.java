package cdo.scan.profiles;

/** A frequent value and how often it occurs. */
public record TopValue(String value, long count) {
}
