/** The pages of the cockpit. */
@org.jspecify.annotations.NullMarked
package cdo.review.cockpit.web;
