package cdo.data.survey;

/** 系统阶段: what the system itself is doing, whatever its registration. */
public enum SystemPhase {
    /** 规划 */
    PLANNED,
    /** 在建 */
    BUILDING,
    /** 试运行 */
    TRIAL,
    /** 在用 */
    RUNNING,
    /** 停用 */
    STOPPED;

    /** Whether it has ever run, so that its operation can be described. */
    public boolean hasRun() {
        return this != PLANNED && this != BUILDING;
    }
}
