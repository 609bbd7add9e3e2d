package cdo.office.tasks;

/** What became of a request for more time. */
public enum ExtensionState {
    ASKED, GRANTED, DECLINED,
    /** 未答复，已失效: nobody decided; the task went another way first. */
    LAPSED
}
