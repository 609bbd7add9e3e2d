package cdo.office.talent;

/** 专业领域 of an expert: what the work with data needs, and the trades whose data it is (行业数据专家). */
public enum ProfessionalField {
    /** 数据治理. */
    DATA_GOVERNANCE,
    /** 数据标准. */
    DATA_STANDARDS,
    /** 数据安全. */
    DATA_SECURITY,
    /** 数据开发利用. */
    DATA_USE,
    /** 信息化工程. */
    ENGINEERING,
    /** 人工智能与算法. */
    ARTIFICIAL_INTELLIGENCE,
    /** 法律合规. */
    LAW,
    /** 财务审计. */
    AUDITING,
    /** 政务服务. */
    GOVERNMENT_SERVICE,
    /** 公共安全. */
    PUBLIC_SAFETY,
    /** 卫生健康. */
    HEALTH,
    /** 自然资源与住建. */
    LAND_AND_HOUSING,
    /** 交通运输. */
    TRANSPORT,
    /** 产业经济. */
    INDUSTRY
}
