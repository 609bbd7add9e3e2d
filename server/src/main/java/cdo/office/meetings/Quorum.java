package cdo.office.meetings;

/**
 * 法定人数.
 *
 * @param needed  how many must be there
 * @param present how many were there and count
 */
public record Quorum(int needed, int present) {

    public boolean reached() {
        return present >= needed;
    }
}
