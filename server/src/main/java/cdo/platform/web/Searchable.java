package cdo.platform.web;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Records of one kind that the search finds; a bean of the module that owns them. Who may see a hit is answered by the
 * kind's {@link SubjectType}, the same rule that its page applies.
 */
public interface Searchable {

    /** The kind of the subjects it gives. */
    String kind();

    /** Kinds of subjects whose commands may change these records: when one was touched, the records are read again. */
    Set<String> touchedBy();

    void all(Consumer<Item> found);

    /**
     * One record.
     *
     * @param title what it is called; found in Chinese, by pinyin and by initials
     * @param text  further words, codes and numbers, shown below the title; never sensitive values
     * @param body  what a long text says; found, not shown
     */
    record Item(long id, String title, String text, String body) {

        public Item(long id, String title, String text) {
            this(id, title, text, "");
        }
    }
}
