/** The pages of indicator systems: register, tree, rule forms, weights, comparison of versions, workbooks. */
@org.jspecify.annotations.NullMarked
package cdo.review.assessment.indicators.web;
