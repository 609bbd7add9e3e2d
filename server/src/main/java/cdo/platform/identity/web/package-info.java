/**
 * The doors and pages of identity: who a request comes from, what happens to those who are not signed in, and the pages of
 * one's own account, the register of accounts, roles, the sign-in policy and outside auditors.
 */
@NullMarked
package cdo.platform.identity.web;

import org.jspecify.annotations.NullMarked;
