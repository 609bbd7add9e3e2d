package cdo.office.tasks.forms;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Something that the system knows of every unit and fills into forms. Modules to the right contribute theirs as beans; its title is {@code tasks.fact.<key>}. */
public interface KnownFact {

    /** {@code module.what}; stays the same. */
    String key();

    /** How forms usually ask for it: titles without blanks, brackets and marks. */
    Set<String> words();

    Optional<String> of(long unitId, LocalDate day);
}
