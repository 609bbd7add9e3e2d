package cdo.platform.organization;

/** A post of a unit. */
public record Post(long id, long unitId, PostKind kind) {
}
