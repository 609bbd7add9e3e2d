package cdo.office.program;

/** How an obligation of a unit looks on the board, with the light that goes with it. Red is for overdue only. */
public enum CellState {
    MET("ok"), MET_LATE("ok"), IN_REVIEW("idle"), RETURNED("soon"), OPEN("idle"), SOON("soon"), OVERDUE("late"), WAIVED("idle");

    private final String light;

    CellState(String light) {
        this.light = light;
    }

    public String light() {
        return light;
    }

    public boolean met() {
        return this == MET || this == MET_LATE;
    }
}
