package cdo.office.talent;

/** How specialists are brought in (plan 四（三）). */
public enum ContractKind {
    /** 聘任制公务员. */
    APPOINTED_CIVIL_SERVANT,
    /** 购买专业服务. */
    PURCHASED_SERVICE
}
