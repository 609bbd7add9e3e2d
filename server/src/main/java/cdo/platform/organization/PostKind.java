package cdo.platform.organization;

import cdo.platform.kernel.Role;
import java.util.EnumSet;
import java.util.Set;

/** The posts of the system (岗位, plan 二（一）) and the roles they bring. */
public enum PostKind {
    /** 市首席数据官. */
    CITY_CDO(Role.OFFICER),
    /** 市首席数据执行官. */
    CITY_CDEO(Role.EXECUTIVE),
    /** 部门首席数据官. */
    DEPARTMENT_CDO(Role.OFFICER),
    /** 县（市、区）首席数据官. */
    COUNTY_CDO(Role.OFFICER),
    /** 县（市、区）首席数据执行官. */
    COUNTY_CDEO(Role.EXECUTIVE),
    /** 县直部门（单位）首席数据官. */
    COUNTY_DEPARTMENT_CDO(Role.OFFICER),
    /** 数据专员. */
    DATA_STEWARD(Role.STEWARD),
    /** 联络员. */
    LIAISON(Role.LIAISON),
    /** 单位主要负责人. */
    UNIT_HEAD(Role.UNIT_HEAD),
    /** 主管部门经办人. */
    BUREAU_CLERK(Role.BUREAU_CLERK),
    /** 主管部门负责人. */
    BUREAU_HEAD(Role.BUREAU_HEAD),
    /** 任免机关办公室经办人. */
    AUTHORITY_CLERK(Role.AUTHORITY_CLERK),
    /** 任免机关负责人. */
    AUTHORITY_HEAD(Role.AUTHORITY_HEAD);

    private final Role role;

    PostKind(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /** Appointed by the authority, filed with the bureau, judged every year. */
    public boolean officer() {
        return ordinal() <= COUNTY_DEPARTMENT_CDO.ordinal();
    }

    /** The officer for whom counts what the unit owes without naming a post: 首席数据官 of the unit, not the executive beside one. */
    public boolean answersForUnit() {
        return this == CITY_CDO || this == COUNTY_CDO || this == DEPARTMENT_CDO || this == COUNTY_DEPARTMENT_CDO;
    }

    /** May a unit have several of these? */
    public boolean several() {
        return this == DATA_STEWARD || this == LIAISON || this == BUREAU_CLERK || this == AUTHORITY_CLERK;
    }

    /** The posts that a unit of this kind in a region of this level has. */
    public static Set<PostKind> of(UnitKind unit, RegionLevel level) {
        boolean city = level == RegionLevel.CITY || level == RegionLevel.PROVINCE;
        PostKind departmental = city ? DEPARTMENT_CDO : COUNTY_DEPARTMENT_CDO;
        return switch (unit) {
            case GOVERNMENT -> city ? EnumSet.of(CITY_CDO, CITY_CDEO, DATA_STEWARD, LIAISON, UNIT_HEAD) : EnumSet.of(COUNTY_CDO, COUNTY_CDEO, DATA_STEWARD, LIAISON, UNIT_HEAD);
            case AUTHORITY -> EnumSet.of(AUTHORITY_CLERK, AUTHORITY_HEAD);
            case BUREAU -> EnumSet.of(departmental, DATA_STEWARD, LIAISON, UNIT_HEAD, BUREAU_CLERK, BUREAU_HEAD);
            case DEPARTMENT, INSTITUTION, TOWNSHIP, ENTERPRISE -> EnumSet.of(departmental, DATA_STEWARD, LIAISON, UNIT_HEAD);
        };
    }
}
