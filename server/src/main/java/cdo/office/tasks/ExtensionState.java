package cdo.office.tasks;

/** What became of a request for more time. */
public enum ExtensionState {
    ASKED, GRANTED, DECLINED
}
