/** The pages of signatures: what waits for me, one run, delegations, routes. */
@org.jspecify.annotations.NullMarked
package cdo.platform.approvals.web;
