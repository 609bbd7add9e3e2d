/** Pages and steps of joint meetings. */
@org.jspecify.annotations.NullMarked
package cdo.office.meetings.web;
