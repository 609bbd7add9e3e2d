package cdo.platform.organization;

import static cdo.platform.organization.tables.GroupMemberTable.GROUP_MEMBER;
import static cdo.platform.organization.tables.UnitGroupTable.UNIT_GROUP;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comparable groups (可比分组): which units are compared with each other, dated, kept by the bureau that organises the comparison. */
@Component
public class Groups {

    /** A group. */
    public record Group(long id, long organiserId, String name, String nameEn, int members) {

        public String name(Language language) {
            return language.chinese() ? name : nameEn;
        }
    }

    /** A unit's time in a group. */
    public record Member(long id, long unitId, LocalDate from, @Nullable LocalDate to) {

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final UnitStates states;

    Groups(DSLContext sql, Clocks clocks, Audit audit, UnitStates states) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.states = states;
    }

    public List<Group> all() {
        return all(clocks.today());
    }

    /** Every group, with the number of units that it has on that day. */
    public List<Group> all(LocalDate day) {
        return sql.selectFrom(UNIT_GROUP).orderBy(UNIT_GROUP.ORGANISER_ID, UNIT_GROUP.NAME.collate(Dates.PINYIN)).fetch()
                .map(row -> new Group(row.getId(), row.getOrganiserId(), row.getName(), row.getNameEn(), on(row.getId(), day).size()));
    }

    public Group get(long id) {
        return all().stream().filter(group -> group.id() == id).findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of("group", id)));
    }

    /** Every membership, present ones first. */
    public List<Member> members(long groupId) {
        return sql.selectFrom(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(groupId)).orderBy(GROUP_MEMBER.VALID_TO.desc().nullsFirst(), GROUP_MEMBER.UNIT_ID)
                .fetch(row -> new Member(row.getId(), row.getUnitId(), row.getValidFrom(), row.getValidTo()));
    }

    /** The units of the group on that day. */
    public Set<Long> on(long groupId, LocalDate day) {
        return sql.select(GROUP_MEMBER.UNIT_ID).from(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(groupId))
                .and(Dates.holds(GROUP_MEMBER.VALID_FROM, GROUP_MEMBER.VALID_TO, day)).fetchSet(GROUP_MEMBER.UNIT_ID);
    }

    /** A new group of the acting unit. */
    @Transactional
    public long form(Who who, String name, String nameEn) {
        who.must(OrganizationRights.EDIT_GROUPS, who.unitId());
        if (sql.fetchExists(UNIT_GROUP, UNIT_GROUP.ORGANISER_ID.eq(who.unitId()).and(UNIT_GROUP.NAME.eq(name)))) {
            throw new Problem.Invalid("name", "organization.group.taken", name);
        }
        long id = sql.insertInto(UNIT_GROUP).set(UNIT_GROUP.ORGANISER_ID, who.unitId()).set(UNIT_GROUP.NAME, name).set(UNIT_GROUP.NAME_EN, nameEn.isBlank() ? name : nameEn)
                .returning(UNIT_GROUP.ID).fetchSingle(UNIT_GROUP.ID);
        audit.did(who, "organization.group-formed", SubjectRef.of("group", id), "name", name);
        return id;
    }

    @Transactional
    public void join(Who who, long groupId, Set<Long> unitIds, LocalDate from) {
        who.must(OrganizationRights.EDIT_GROUPS, get(groupId).organiserId());
        for (long unit : unitIds) {
            if (!who.reads(unit)) {
                throw new Problem.Denied(OrganizationRights.EDIT_GROUPS, unit);
            }
            states.must(unit, from);
            if (sql.fetchExists(GROUP_MEMBER, GROUP_MEMBER.GROUP_ID.eq(groupId).and(GROUP_MEMBER.UNIT_ID.eq(unit)).and(Dates.holdsSince(GROUP_MEMBER.VALID_TO, from)))) {
                throw new Problem.Invalid("units", "organization.group.already", states.must(unit, from).name());
            }
            sql.insertInto(GROUP_MEMBER).set(GROUP_MEMBER.GROUP_ID, groupId).set(GROUP_MEMBER.UNIT_ID, unit).set(GROUP_MEMBER.VALID_FROM, from).execute();
        }
        audit.did(who, "organization.group-joined", SubjectRef.of("group", groupId), "units", unitIds.toString(), "from", from);
    }

    /** The membership holds until that day, inclusive. */
    @Transactional
    public void leave(Who who, long groupId, long memberId, LocalDate lastDay) {
        who.must(OrganizationRights.EDIT_GROUPS, get(groupId).organiserId());
        int written = sql.update(GROUP_MEMBER).set(GROUP_MEMBER.VALID_TO, lastDay).where(GROUP_MEMBER.ID.eq(memberId)).and(GROUP_MEMBER.GROUP_ID.eq(groupId))
                .and(GROUP_MEMBER.VALID_FROM.le(lastDay)).and(Dates.holdsSince(GROUP_MEMBER.VALID_TO, lastDay)).execute();
        if (written == 0) {
            throw new Problem.Invalid("lastDay", "organization.group.lastDay");
        }
        audit.did(who, "organization.group-left", SubjectRef.of("group", groupId), "member", memberId, "lastDay", lastDay);
    }
}
