package cdo.platform.organization;

import static cdo.platform.organization.tables.GuidanceLineTable.GUIDANCE_LINE;
import static cdo.platform.organization.tables.PostTable.POST;
import static cdo.platform.organization.tables.RegionAuthorityTable.REGION_AUTHORITY;
import static cdo.platform.organization.tables.RegionBureauTable.REGION_BUREAU;
import static cdo.platform.organization.tables.RegionStateTable.REGION_STATE;
import static cdo.platform.organization.tables.RegionTable.REGION;
import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;
import static cdo.platform.organization.tables.UnitTable.UNIT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Founds a city in an empty installation: its regions from the shipped divisions, its government, bureau, authorities and
 * departments and those of its counties, posts in all of them, guidance lines. Once a city exists nothing more is founded
 * this way.
 */
@Component
public class CityFoundation {

    /** The city of the founding document. */
    public static final String YICHANG = "420500";

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Settings settings;
    private final ReachRows reach;

    CityFoundation(DSLContext sql, Clocks clocks, Audit audit, Settings settings, ReachRows reach) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.settings = settings;
        this.reach = reach;
    }

    /** Has a city been founded here? */
    public boolean founded() {
        return settings.city().isPresent();
    }

    /** The founded city's region. */
    public Region city() {
        return settings.city().orElseThrow(() -> new Problem.Refused("organization.city.none"));
    }

    /** All cities of the country that can be founded. */
    public List<Divisions.Division> choices() {
        return Divisions.shipped().cities();
    }

    /**
     * @param cityCode   six digits, for example 420500
     * @param since      first day of everything founded
     * @param changeOver first day on which 数字政府领导小组 appoints in place of 城市大脑建设指挥部, in every region
     * @param demo       every screen will say that the data is invented
     * @return the city's region
     */
    @Transactional
    public Region found(String cityCode, LocalDate since, LocalDate changeOver, boolean demo) {
        reach.lock();
        if (founded()) {
            throw new Problem.Refused("organization.city.founded", Dates.named(city().name(), city().nameEn()));
        }
        CityPlan plan = CityPlan.of(Divisions.shipped(), cityCode, since, changeOver);
        Map<String, Long> regionIds = insertRegions(plan);
        List<Long> unitIds = insertUnits(plan, regionIds);
        insertRoles(plan, regionIds, unitIds);
        insertPosts(plan, unitIds);
        long city = regionIds.get(cityCode);
        settings.set(Settings.CITY, Long.toString(city));
        settings.set(Settings.DEMO, Boolean.toString(demo));
        settings.set(Settings.OPENED, Boolean.toString(!demo));
        reach.rebuild(clocks.today());
        audit.system("CityFoundation", "organization.city-founded", SubjectRef.of("region", city), "code", cityCode, "units", unitIds.size());
        return city();
    }

    private Map<String, Long> insertRegions(CityPlan plan) {
        List<Long> ids = sql.insertInto(REGION, REGION.VERSION).select(sql.select(DSL.val(0)).from(DSL.generateSeries(1, plan.regions().size()))).returning(REGION.ID).fetch(REGION.ID);
        var byCode = new java.util.HashMap<String, Long>();
        for (int i = 0; i < ids.size(); i++) {
            byCode.put(plan.regions().get(i).code(), ids.get(i));
        }
        sql.insertInto(REGION_STATE, REGION_STATE.REGION_ID, REGION_STATE.CODE, REGION_STATE.NAME, REGION_STATE.NAME_EN, REGION_STATE.LEVEL, REGION_STATE.PARENT_ID, REGION_STATE.VALID_FROM)
                .valuesOfRows(plan.regions().stream().map(each -> DSL.row(byCode.get(each.code()), each.code(), each.name(), each.nameEn(), each.level().name(),
                        (Long) byCode.get(each.parent()), plan.since())).toList()).execute();
        return byCode;
    }

    private List<Long> insertUnits(CityPlan plan, Map<String, Long> regionIds) {
        List<Long> ids = sql.insertInto(UNIT, UNIT.VERSION).select(sql.select(DSL.val(0)).from(DSL.generateSeries(1, plan.units().size()))).returning(UNIT.ID).fetch(UNIT.ID);
        var rows = new ArrayList<org.jooq.Row9<Long, Long, String, String, String, String, Long, Integer, LocalDate>>();
        for (int i = 0; i < ids.size(); i++) {
            CityPlan.PlannedUnit unit = plan.units().get(i);
            rows.add(DSL.row(ids.get(i), regionIds.get(unit.region()), unit.kind().name(), unit.name(), unit.nameEn(), unit.shortName(), parent(ids, unit.parent()), unit.position(), plan.since()));
        }
        sql.insertInto(UNIT_STATE, UNIT_STATE.UNIT_ID, UNIT_STATE.REGION_ID, UNIT_STATE.KIND, UNIT_STATE.NAME, UNIT_STATE.NAME_EN, UNIT_STATE.SHORT_NAME,
                UNIT_STATE.PARENT_ID, UNIT_STATE.POSITION, UNIT_STATE.VALID_FROM).valuesOfRows(rows).execute();
        return ids;
    }

    private static @Nullable Long parent(List<Long> ids, int index) {
        return index < 0 ? null : ids.get(index);
    }

    private void insertRoles(CityPlan plan, Map<String, Long> regionIds, List<Long> unitIds) {
        for (CityPlan.Rule rule : plan.rules()) {
            long region = regionIds.get(rule.region());
            sql.insertInto(REGION_BUREAU).set(REGION_BUREAU.REGION_ID, region).set(REGION_BUREAU.UNIT_ID, unitIds.get(rule.bureau())).set(REGION_BUREAU.VALID_FROM, plan.since()).execute();
            boolean before = plan.since().isBefore(plan.changeOver());
            if (before) {
                authority(region, unitIds.get(rule.headquarters()), plan.since(), plan.changeOver().minusDays(1));
            }
            authority(region, unitIds.get(rule.leadingGroup()), before ? plan.changeOver() : plan.since(), null);
        }
        if (plan.lines().isEmpty()) {
            return; // a city without counties guides nobody
        }
        sql.insertInto(GUIDANCE_LINE, GUIDANCE_LINE.UPPER_UNIT_ID, GUIDANCE_LINE.LOWER_UNIT_ID, GUIDANCE_LINE.VALID_FROM)
                .valuesOfRows(plan.lines().stream().map(line -> DSL.row(unitIds.get(line.upper()), unitIds.get(line.lower()), plan.since())).toList()).execute();
    }

    private void authority(long region, long unit, LocalDate from, @Nullable LocalDate to) {
        sql.insertInto(REGION_AUTHORITY).set(REGION_AUTHORITY.REGION_ID, region).set(REGION_AUTHORITY.UNIT_ID, unit)
                .set(REGION_AUTHORITY.VALID_FROM, from).set(REGION_AUTHORITY.VALID_TO, to).set(REGION_AUTHORITY.BASIS, "宜城指办〔2022〕1号 二（一）").execute();
    }

    private void insertPosts(CityPlan plan, List<Long> unitIds) {
        var rows = new ArrayList<org.jooq.Row2<Long, String>>();
        for (int i = 0; i < unitIds.size(); i++) {
            CityPlan.PlannedUnit unit = plan.units().get(i);
            for (PostKind kind : PostKind.of(unit.kind(), plan.level(unit.region()))) {
                rows.add(DSL.row(unitIds.get(i), kind.name()));
            }
        }
        sql.insertInto(POST, POST.UNIT_ID, POST.KIND).valuesOfRows(rows).execute();
    }
}
