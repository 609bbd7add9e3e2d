/** The pages of notifications. */
@org.jspecify.annotations.NullMarked
package cdo.platform.notifications.web;
