/**
 * Regions, units, posts and people of the city (组织机构), each with its dated history, and the reach (可见范围) that follows
 * from them: who may read and do what where. Holds the tenure (任职) of posts; the procedure that leads to it is the
 * office's appointments. A county stands to its departments as the city to its own (plan 二（一）): every region has a
 * government, a bureau (主管部门) and an authority that appoints (任免机关: 城市大脑建设指挥部, after the change-over date of
 * the region 数字政府领导小组). Every list can be asked as of any date; renaming, moving, merging and splitting keep what was.
 *
 * <p>条线 (guidance line): a city department reads its counterparts in the counties. 可比分组 (comparable group): units that
 * are compared with each other.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · organization", allowedDependencies = {"kernel", "web", "audit", "jobs", "masking"})
@NullMarked
package cdo.platform.organization;

import org.jspecify.annotations.NullMarked;
