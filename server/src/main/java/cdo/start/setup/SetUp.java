package cdo.start.setup;

import cdo.platform.identity.FoundedAccounts;
import cdo.platform.identity.Invitation;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.organization.CityFoundation;
import cdo.platform.organization.NewPerson;
import cdo.platform.organization.Opening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the assistant does; everything is refused once an administrator has an open account. */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
class SetUp {

    /** No unit of today's state is older than the state. */
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    /** How many years ahead a change of the appointing authority may be known. */
    private static final int LATEST = 5;

    private final CityFoundation foundation;
    private final FoundedAccounts accounts;
    private final Opening opening;
    private final Clocks clocks;
    private volatile boolean done;

    SetUp(CityFoundation foundation, FoundedAccounts accounts, Opening opening, Clocks clocks) {
        this.foundation = foundation;
        this.accounts = accounts;
        this.opening = opening;
        this.clocks = clocks;
    }

    SetUpStage stage() {
        if (done) {
            return SetUpStage.DONE;
        }
        if (!foundation.founded()) {
            return SetUpStage.CITY;
        }
        if (accounts.none()) {
            return SetUpStage.ADMINISTRATORS;
        }
        done = !accounts.unused();
        return done ? SetUpStage.DONE : SetUpStage.LINKS;
    }

    /** The city's units, from that day on. */
    @Transactional
    void city(String code, LocalDate since, LocalDate changeOver) {
        must(SetUpStage.CITY);
        LocalDate today = clocks.today();
        var wrong = new ArrayList<Problem.FieldError>();
        if (since.isBefore(EARLIEST) || since.isAfter(today)) {
            wrong.add(new Problem.FieldError("since", Message.of("setup.since.range", EARLIEST, today)));
        }
        if (changeOver.isBefore(EARLIEST) || changeOver.isAfter(today.plusYears(LATEST))) {
            wrong.add(new Problem.FieldError("changeOver", Message.of("setup.since.range", EARLIEST, today.plusYears(LATEST))));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        foundation.found(code, since, changeOver, false);
    }

    /** The three, and the clerk who will enter everybody else; the system administrator opens the clerk's account. */
    @Transactional
    List<Invitation> administrators(List<FoundedAccounts.Administrator> three, String clerk) {
        must(SetUpStage.ADMINISTRATORS);
        opening.firstClerk(NewPerson.named(opening.bureau(), clerk, "主管部门经办人"), "系统初始设置");
        return accounts.administrators(three);
    }

    /** New links in place of ones that were lost before anybody used one. */
    @Transactional
    List<Invitation> renew() {
        must(SetUpStage.LINKS);
        return accounts.renew();
    }

    static List<Role> offices() {
        return List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    private void must(SetUpStage stage) {
        if (stage() != stage) {
            throw new Problem.Refused("setup.elsewhere");
        }
    }
}
