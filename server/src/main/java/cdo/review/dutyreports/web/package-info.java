/** Pages, steps and the interface of duty reports. */
@org.jspecify.annotations.NullMarked
package cdo.review.dutyreports.web;
