package cdo.platform.identity;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that begin with an installation: the three administrators of an empty one, all accounts of a demonstration. */
@Component
public class FoundedAccounts {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SignIns signIns;
    private final OneTimeLinks links;

    FoundedAccounts(Accounts accounts, Passwords passwords, SecondFactors factors, SignIns signIns, OneTimeLinks links) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.signIns = signIns;
        this.links = links;
    }

    /**
     * An account of a demonstration.
     *
     * @param totpSecret base32, null for none
     */
    public record Demo(String login, String name, @Nullable Long personId, @Nullable Role role, String password, @Nullable String totpSecret) {
        @Override
        public String toString() {
            return "Demo[" + login + "]";
        }
    }

    /** One of the first three administrators. */
    public record Administrator(String login, String name, Role role) {
    }

    /** Founds an open account with a known password; only the demonstration calls this. */
    @Transactional
    public long demo(Demo wanted) {
        long id = accounts.found(new NewAccount(wanted.login(), wanted.name(), wanted.personId()), wanted.role());
        passwords.store(id, wanted.password(), false);
        if (wanted.totpSecret() != null) {
            factors.found(id, wanted.totpSecret());
        }
        signIns.guideRead(accounts.whoOf(id, null, "founding"));
        return id;
    }

    /** Founds the three administrators of an empty installation, three people with one office each, and returns their links. */
    @Transactional
    public List<Invitation> administrators(List<Administrator> three) {
        if (!accounts.none()) {
            throw new Problem.Refused("identity.founding.again");
        }
        if (three.size() != 3 || three.stream().map(Administrator::role).filter(Role::administrator).distinct().count() != 3
                || three.stream().map(each -> each.name().strip()).distinct().count() != 3) {
            throw new Problem.Refused("identity.founding.three");
        }
        var invitations = new ArrayList<Invitation>();
        for (Administrator each : three) {
            long id = accounts.found(new NewAccount(each.login(), each.name(), null), each.role());
            invitations.add(links.invite(accounts.get(id)));
        }
        return invitations;
    }

    /** No account exists yet: the installation is to be set up. */
    public boolean none() {
        return accounts.none();
    }

    /** Accounts exist, and none of them has been opened by its holder yet. */
    public boolean unused() {
        var all = accounts.every();
        return !all.isEmpty() && all.stream().allMatch(account -> account.state() == AccountState.INVITED);
    }

    /** New links for the three, as long as nobody has used one: they may have been lost before they were handed out. */
    @Transactional
    public List<Invitation> renew() {
        if (!unused()) {
            throw new Problem.Refused("identity.founding.again");
        }
        return accounts.every().stream().map(account -> links.issue(account, null)).toList();
    }
}
