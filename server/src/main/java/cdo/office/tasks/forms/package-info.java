/**
 * 临时报表: forms that an organiser sends to many units, their fields, the units' copies, and what was asked before. Modules to the right
 * contribute what they know of a unit as {@link cdo.office.tasks.forms.KnownFact}.
 */
@org.springframework.modulith.NamedInterface("forms")
@org.jspecify.annotations.NullMarked
package cdo.office.tasks.forms;
