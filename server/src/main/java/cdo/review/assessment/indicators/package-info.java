/**
 * 指标体系: what is assessed, by which rule, for how many points – versioned data that the organiser edits – and the pure
 * engine that turns figures and judgements into a score that explains itself.
 */
@org.jspecify.annotations.NullMarked
package cdo.review.assessment.indicators;
