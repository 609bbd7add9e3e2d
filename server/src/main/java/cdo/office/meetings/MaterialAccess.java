package cdo.office.meetings;

/** Who may open the materials of an agenda item. */
public enum MaterialAccess {
    /** 全体成员. */
    MEMBERS,
    /** 仅汇报单位和有关单位. */
    CONCERNED,
    /** 仅召集人和办公室. */
    OFFICE
}
