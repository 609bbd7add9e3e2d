package cdo.platform.kernel;

/**
 * What a person is here for. Roles follow from the posts a person holds (organization), the three administrators and
 * the outside auditor from their accounts. There is no super-user: no role has every right.
 */
public enum Role {
    /** 首席数据官 of a city, county, department or county department. */
    OFFICER,
    /** 首席数据执行官 of a city or county. */
    EXECUTIVE,
    /** 单位主要负责人: signs for the unit. */
    UNIT_HEAD,
    /** 数据专员: does the unit's work. */
    STEWARD,
    /** 联络员: prepares and receives. */
    LIAISON,
    /** 主管部门经办人: the bureau's clerk. */
    BUREAU_CLERK,
    /** 主管部门负责人: signs for the bureau. */
    BUREAU_HEAD,
    /** 任免机关办公室经办人: prepares appointments for the authority in force. */
    AUTHORITY_CLERK,
    /** 任免机关负责人: signs appointments. */
    AUTHORITY_HEAD,
    /** 系统管理员. */
    SYSTEM_ADMIN,
    /** 安全管理员. */
    SECURITY_ADMIN,
    /** 审计管理员. */
    AUDIT_ADMIN,
    /** 外部审计人员: reads what its account's scope says, until it expires. */
    OUTSIDE_AUDITOR;

    public boolean administrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
