package cdo.data.catalog;

/** What can happen to an entry; kept in its append-only history. */
public enum EntryStep {
    DRAFTED, SUBMITTED, TAKEN_BACK, SIGNATURE_REFUSED, RECEIVED, RETURNED, PUBLISHED, CHANGE_DECLARED, CHANGE_DROPPED, DISCARDED, TAKEN_OFFLINE, PUT_ONLINE, ABOLISHED, PROVIDER_CHANGED
}
