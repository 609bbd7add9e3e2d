/** The pages of measures: a unit's measures, one measure over comparable units, its rows, freezes and adjustments. */
@org.jspecify.annotations.NullMarked
package cdo.platform.measures.web;
