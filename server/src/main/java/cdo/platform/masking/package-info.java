/**
 * Sensitive values are hidden (脱敏) wherever they are shown, exported or logged, and shown in full only for a stated reason that
 * goes into the trail (plan 二（二）2: 安全管控). What may be shown follows from a policy that the grading module fills in; until then
 * a built-in one: what is not known to be harmless shows its shape only. Whatever fails, fails closed. The masks themselves
 * are those of the survey ({@code cdo.scan.identifiers.Masks}), so that a profile and a page hide alike.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · masking", allowedDependencies = {"kernel", "web", "audit"})
@NullMarked
package cdo.platform.masking;

import org.jspecify.annotations.NullMarked;
