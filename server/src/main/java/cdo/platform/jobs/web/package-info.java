/** The pages of jobs. */
@org.jspecify.annotations.NullMarked
package cdo.platform.jobs.web;
