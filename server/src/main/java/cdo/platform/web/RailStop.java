package cdo.platform.web;

/**
 * One stop of the stage rail.
 *
 * @param detail who and when: {@code 周敏 · 11月9日}; may be empty
 */
public record RailStop(String title, String detail, Reached reached) {

    /** How far the record came. */
    public enum Reached { DONE, NOW, NEXT, SKIPPED }
}
