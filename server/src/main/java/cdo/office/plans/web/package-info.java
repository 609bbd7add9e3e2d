/** Pages of plans, their goals, opinions and reviews. */
@org.jspecify.annotations.NullMarked
package cdo.office.plans.web;
