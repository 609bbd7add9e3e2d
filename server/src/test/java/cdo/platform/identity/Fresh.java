package cdo.platform.identity;

import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts made for one test, with names of their own. */
@Component
public class Fresh {

    private final java.util.Map<Long, Long> known = new java.util.concurrent.ConcurrentHashMap<>();

    static final String PASSWORD = "Xuanhua-72-Lamp";
    static final String TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final AtomicLong NUMBER = new AtomicLong();

    private final FoundedAccounts founded;
    private final Accounts accounts;

    Fresh(FoundedAccounts founded, Accounts accounts) {
        this.founded = founded;
        this.accounts = accounts;
    }

    static String login() {
        return "fresh" + NUMBER.incrementAndGet();
    }

    /** An open account without a second factor. */
    public Account account(@Nullable Long person, @Nullable Role role) {
        return account(person, role, null);
    }

    public Account account(@Nullable Long person, @Nullable Role role, @Nullable String totp) {
        String login = login();
        return accounts.get(founded.demo(new FoundedAccounts.Demo(login, "测试账号", person, role, PASSWORD, totp)));
    }

    /** The one open account of somebody who acts in a test, made at the first call. */
    public long accountOf(Who who) {
        return known.computeIfAbsent(who.personId(), person -> account(person, null).id());
    }

    /** Acting as a fresh account with this role. */
    public Who who(Role role) {
        return accounts.whoOf(account(null, role, TOTP).id(), null, "test");
    }
}
