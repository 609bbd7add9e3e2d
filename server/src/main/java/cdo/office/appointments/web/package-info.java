/** The pages of filings, appointments, hand-overs and the roster. */
@org.jspecify.annotations.NullMarked
package cdo.office.appointments.web;
