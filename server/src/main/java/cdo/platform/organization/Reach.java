package cdo.platform.organization;

import static cdo.platform.organization.tables.ReachTable.REACH;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Powers;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who reaches which units on the present day (house §5), and the powers that follow: from the post held that day, over the
 * units that its unit reaches.
 */
@Component
public class Reach {

    private final DSLContext sql;
    private final ReachRows rows;
    private final Units units;
    private final Posts posts;
    private final Words words;

    Reach(DSLContext sql, ReachRows rows, Units units, Posts posts, Words words) {
        this.sql = sql;
        this.rows = rows;
        this.units = units;
        this.posts = posts;
        this.words = words;
    }

    /** For lists: the rows whose unit this person may read. */
    public Condition readable(Who who, Field<Long> unitId) {
        Optional<Set<Long>> mandate = mandate(who);
        if (mandate.isPresent()) {
            return unitId.in(mandate.get());
        }
        return who.seated().map(seat -> exists(selectOne().from(REACH).where(REACH.VIEWER_UNIT_ID.eq(seat.unitId())).and(REACH.UNIT_ID.eq(unitId))))
                .orElse(falseCondition());
    }

    /** What is open to everybody signed in ends, for an outside auditor, with these units; empty for everybody else. */
    Optional<Set<Long>> mandate(Who who) {
        return who.powers().whole() instanceof HeldPowers held ? Optional.ofNullable(held.auditScope()) : Optional.empty();
    }

    /** May this person open the unit's own record, its posts and their holders? Everybody may, an outside auditor within the mandate. */
    public boolean opens(Who who, long unitId) {
        return mandate(who).map(units -> units.contains(unitId)).orElse(true);
    }

    /** What a person may do on that day from this post (null: from none) and with the roles of the account. */
    public Powers powers(long personId, @Nullable Long postId, Set<Role> accountRoles, LocalDate on) {
        return powers(personId, postId, accountRoles, null, on);
    }

    /** The same, with the units an outside auditor may read. */
    public Powers powers(long personId, @Nullable Long postId, Set<Role> accountRoles, @Nullable Scope auditScope, LocalDate on) {
        rows.turn();
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(accountRoles);
        Long unitId = null;
        if (postId != null && posts.holder(postId, on).filter(tenure -> tenure.personId() == personId).isPresent()) {
            Post post = posts.get(postId);
            roles.add(post.kind().role());
            unitId = post.unitId();
        }
        Set<Long> audited = auditScope == null || !roles.contains(Role.OUTSIDE_AUDITOR) ? null : units.in(auditScope, on);
        return new HeldPowers(sql, rows, roles, unitId, audited);
    }

    /** Brings «now» of the published views and the reach to the official day; done by itself whenever somebody's powers are asked. */
    public void turn() {
        rows.turn();
    }

    /** The post as the place one acts from: its unit as it stands today. */
    public Seat seat(long postId) {
        Post post = posts.get(postId);
        Unit unit = units.get(post.unitId());
        return new Seat(postId, unit.id(), unit.regionId(), unit.name(), unit.nameEn(), words.value(Language.ZH, post.kind()), words.value(Language.EN, post.kind()));
    }
}
