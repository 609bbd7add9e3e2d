package cdo.start.setup;

/** How far the set-up is; follows from what the installation holds. */
enum SetUpStage {
    /** No city yet. */
    CITY("/set-up/city"),
    /** The city is founded, nobody has an account. */
    ADMINISTRATORS("/set-up/administrators"),
    /** Links were made and none was used yet. */
    LINKS("/set-up/links"),
    /** Closed for good. */
    DONE("/sign-in");

    private final String href;

    SetUpStage(String href) {
        this.href = href;
    }

    String href() {
        return href;
    }
}
