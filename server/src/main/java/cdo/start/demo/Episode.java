package cdo.start.demo;

import java.time.LocalDate;

/** One thread of the city's recent history. */
interface Episode {

    /** Where it writes down what happens on which official day; in the order of writing on one day. */
    interface Script {
        void on(LocalDate day, Runnable what);
    }

    void write(Scenario scenario, Actors actors, Script script);
}
