/** The pages of units, posts, people, regions, groups and guidance lines. */
@NullMarked
package cdo.platform.organization.web;

import org.jspecify.annotations.NullMarked;
