package cdo.office.appointments;

/** What a file on a filing is. */
public enum FilePurpose {
    /** 盖章函件扫描件 */
    STAMPED_LETTER,
    /** 任职依据 of one nominee */
    BASIS,
    OTHER,
    /** 备案回执, written by the product */
    RECEIPT
}
