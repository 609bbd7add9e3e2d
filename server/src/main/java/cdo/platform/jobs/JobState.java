package cdo.platform.jobs;

/** Where a long job stands. Titles: {@code enum.JobState.<NAME>}. */
public enum JobState {
    /** Started, waiting for a free place. */
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /** Stopped because somebody asked for it. */
    CANCELLED,
    /** The server stopped while it ran; start it again, jobs may be repeated. */
    INTERRUPTED;

    public boolean over() {
        return this != WAITING && this != RUNNING;
    }
}
