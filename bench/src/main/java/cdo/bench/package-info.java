/** Measurements against peers: the same work over the same rows, both sides in one run. */
@org.jspecify.annotations.NullMarked
package cdo.bench;
