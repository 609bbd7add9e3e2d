package cdo.office.duties;

import java.util.List;

/** The rules that a module ships, as editable data; written at start when absent. */
public interface ShippedRules {

    List<Rule> rules();
}
