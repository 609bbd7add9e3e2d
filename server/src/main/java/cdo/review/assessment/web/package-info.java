/** The pages of the daily ledger and of runs. */
@org.jspecify.annotations.NullMarked
package cdo.review.assessment.web;
