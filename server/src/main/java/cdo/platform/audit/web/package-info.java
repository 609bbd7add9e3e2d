/** The pages of audit. */
@org.jspecify.annotations.NullMarked
package cdo.platform.audit.web;
