package cdo.platform.web;

/**
 * One tab, which is a link: each part of a record has its own address.
 *
 * @param count shown behind the text, -1 for none
 */
public record Tab(String href, String text, boolean current, int count) {

    public Tab(String href, String text, boolean current) {
        this(href, text, current, -1);
    }
}
