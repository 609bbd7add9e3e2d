/**
 * 搜索: one index over what the modules offer ({@link cdo.platform.web.Searchable}), in Chinese, by pinyin and by initials,
 * filtered by the rule that each record's own page applies. The index is a cache in memory: every node builds its own from
 * the database and follows the commands that others commit.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · search", allowedDependencies = {"kernel", "web", "database", "audit :: views", "audit"})
@NullMarked
package cdo.platform.search;

import org.jspecify.annotations.NullMarked;
