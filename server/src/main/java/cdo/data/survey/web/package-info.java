/** The pages of the survey: systems, their data sources, surveys and what they found. */
@org.jspecify.annotations.NullMarked
package cdo.data.survey.web;
