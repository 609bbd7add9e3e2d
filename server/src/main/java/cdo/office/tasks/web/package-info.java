/** The pages of decisions, tasks, notices and forms. */
@org.jspecify.annotations.NullMarked
package cdo.office.tasks.web;
