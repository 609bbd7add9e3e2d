/**
 * The frame of every page: templates, language, navigation, refusals as pages or JSON, forms that are submitted once, and
 * the places where modules contribute (navigation, panels of a record, sections of the workbench, new actions, kinds of
 * subject), so that nobody reaches to the right (house §4.4).
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · web", allowedDependencies = {"kernel"})
@NullMarked
package cdo.platform.web;

import org.jspecify.annotations.NullMarked;
