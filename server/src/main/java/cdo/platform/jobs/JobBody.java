package cdo.platform.jobs;

/** What a long job does. It calls commands and queries that open their own transactions; no transaction is open around it. */
@FunctionalInterface
public interface JobBody {

    /**
     * @param progress say how far it is, and ask it often whether to stop
     * @throws Exception the job is then FAILED; a {@code Problem} shows its sentence, anything else an error number
     */
    void run(JobProgress progress) throws Exception;
}
