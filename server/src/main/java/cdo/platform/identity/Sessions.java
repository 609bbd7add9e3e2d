package cdo.platform.identity;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions (会话) of an account, in the database, so that any node knows them and any can be ended at once. */
@Component
public class Sessions {

    /** Session attributes; plain text and numbers only. */
    public static final String ACCOUNT = "account";
    public static final String POST = "post";
    public static final String STAGE = "stage";
    public static final String ADDRESS = "address";
    public static final String AGENT = "agent";

    // Lazily: the repository is made by the framework after the data source, and jobs use this bean without it.
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;
    private final Policies policies;
    private final Clocks clocks;
    private final Audit audit;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository, Policies policies, Clocks clocks, Audit audit) {
        this.repository = repository;
        this.policies = policies;
        this.clocks = clocks;
        this.audit = audit;
    }

    /**
     * One open session.
     *
     * @param handle names it on pages; not its key
     */
    public record Open(String handle, Instant since, Instant lastUsed, String address, String agent, boolean current) {
    }

    /** Open sessions, the one used last first. {@code currentId} marks the reader's own. */
    public List<Open> of(long accountId, String currentId) {
        return all(accountId).stream()
                .map(session -> new Open(handle(session), session.getCreationTime(), session.getLastAccessedTime(),
                        text(session, ADDRESS), text(session, AGENT), session.getId().equals(currentId)))
                .toList();
    }

    /** Ends one of the person's own sessions. */
    @Transactional
    public void end(Who who, String handle) {
        Session session = all(who.accountId()).stream().filter(each -> handle(each).equals(handle)).findFirst()
                .orElseThrow(() -> new Problem.Refused("identity.session.gone"));
        repository.getObject().deleteById(session.getId());
        audit.did(who, "identity.session-ended", SubjectRef.of("account", who.accountId()), "address", text(session, ADDRESS));
    }

    /** Before a further one begins: ends the longest unused ones so that the policy's number holds. */
    void makeRoom(long accountId, String except) {
        all(accountId).stream().filter(session -> !session.getId().equals(except)).skip(Math.max(0, policies.now().sessionsAtOnce() - 1))
                .forEach(session -> repository.getObject().deleteById(session.getId()));
    }

    void endAll(long accountId) {
        all(accountId).forEach(session -> repository.getObject().deleteById(session.getId()));
    }

    void endOthers(long accountId, String except) {
        all(accountId).stream().filter(session -> !session.getId().equals(except)).forEach(session -> repository.getObject().deleteById(session.getId()));
    }

    private List<? extends Session> all(long accountId) {
        return repository.getObject().findByPrincipalName(Long.toString(accountId)).values().stream()
                .filter(session -> !session.isExpired() && session.getLastAccessedTime().plus(session.getMaxInactiveInterval()).isAfter(clocks.real()))
                .sorted(Comparator.comparing((Session session) -> session.getLastAccessedTime()).reversed()).toList();
    }

    private static String handle(Session session) {
        return Secrets.digest("session:" + session.getId()).substring(0, 16);
    }

    private static String text(Session session, String name) {
        Object value = session.getAttribute(name);
        return value == null ? "" : value.toString();
    }
}
