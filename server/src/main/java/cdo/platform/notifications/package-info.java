/**
 * What people are told (消息通知): the inbox (收件箱), copies by e-mail where the installation has a mail server, and notices
 * (通知公告) to chosen units and roles with receipts of who has read them. Duties remind and urge through this module
 * (提醒、催办、督办), meetings invite, authorities publish 任免通知 (plan 二（一）、二（三）1). A post is told through whoever holds
 * it that day, so a successor never misses what came for the post.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · notifications", allowedDependencies = {"kernel", "web", "audit", "organization", "organization :: views"})
@NullMarked
package cdo.platform.notifications;

import org.jspecify.annotations.NullMarked;
