package cdo.data.survey;

/** How a survey stands. */
public enum SurveyState {
    WAITING, RUNNING,
    /** Every table was read. */
    COMPLETE,
    /** Some tables could not be read; each says why. */
    PARTIAL,
    /** Stopped because somebody asked for it; what was read until then is kept. */
    CANCELLED,
    /** The source could not be opened or listed. */
    FAILED,
    /** The server stopped while it ran; start it again. */
    INTERRUPTED;

    public boolean over() {
        return this != WAITING && this != RUNNING;
    }

    /** Whether what was found says something about the whole source. */
    public boolean usable() {
        return this == COMPLETE || this == PARTIAL;
    }
}
