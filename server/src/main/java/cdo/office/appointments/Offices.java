package cdo.office.appointments;

import static cdo.office.appointments.tables.OfficeTable.OFFICE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.Units;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How bureaus and authorities work: the order of filing and appointing, and their 机关代字. */
@Component
public class Offices {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Units units;
    private final Regions regions;
    private final Audit audit;

    Offices(DSLContext sql, Clocks clocks, Units units, Regions regions, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.units = units;
        this.regions = regions;
        this.audit = audit;
    }

    /** The order in force for a region: its own bureau's choice, else the city's; filing first when nobody chose. */
    public FilingOrder order(long regionId) {
        long bureau = units.bureau(regionId, clocks.today()).id();
        while (true) {
            String chosen = sql.select(OFFICE.FILING_ORDER).from(OFFICE).where(OFFICE.UNIT_ID.eq(bureau)).fetchOne(OFFICE.FILING_ORDER);
            long above = units.bureauOf(bureau, clocks.today()).id();
            if (chosen != null || above == bureau) {
                return chosen == null ? FilingOrder.FILE_FIRST : FilingOrder.valueOf(chosen);
            }
            bureau = above;
        }
    }

    /** 机关代字 of the unit's numbers: its own choice, else one made of its region's name. */
    public String code(long unitId) {
        String chosen = sql.select(OFFICE.NUMBER_CODE).from(OFFICE).where(OFFICE.UNIT_ID.eq(unitId)).fetchOne(OFFICE.NUMBER_CODE);
        return chosen == null ? usual(units.get(unitId)) : chosen;
    }

    private String usual(Unit unit) {
        String region = regions.find(unit.regionId(), clocks.today()).map(found -> found.name()).orElse("");
        String place = region.length() > 2 ? region.substring(0, region.length() - 1) : region;
        return place + (unit.kind() == UnitKind.AUTHORITY ? (unit.name().contains("指挥部") ? "指数任" : "数领任") : "数备");
    }

    @Transactional
    public void choose(Who who, FilingOrder order) {
        who.must(AppointmentRights.SET_ORDER, who.unitId());
        if (units.get(who.unitId()).kind() != UnitKind.BUREAU) {
            throw new Problem.Refused("appointments.settings.bureauOnly");
        }
        sql.insertInto(OFFICE).set(OFFICE.UNIT_ID, who.unitId()).set(OFFICE.FILING_ORDER, order.name())
                .onConflict(OFFICE.UNIT_ID).doUpdate().set(OFFICE.FILING_ORDER, order.name()).set(OFFICE.VERSION, OFFICE.VERSION.plus(1)).execute();
        audit.did(who, "appointments.order-chosen", SubjectRef.of("unit", who.unitId()), "order", order);
    }

    @Transactional
    public void code(Who who, String code) {
        who.must(AppointmentRights.SET_NUMBERS, who.unitId());
        if (!code.matches("[\\p{IsHan}A-Za-z]{2,12}")) {
            throw new Problem.Invalid("code", "appointments.settings.code.form");
        }
        // a series belongs to one organ: two with one code would issue documents of one number
        units.all(clocks.today()).stream().filter(unit -> unit.kind() == UnitKind.BUREAU || unit.kind() == UnitKind.AUTHORITY)
                .filter(unit -> unit.id() != who.unitId() && code(unit.id()).equals(code)).findFirst().ifPresent(other -> {
                    throw new Problem.Invalid("code", "appointments.settings.code.taken", code, UnitNames.Named.of(other.name(), other.shortName(), other.nameEn()).brief());
                });
        sql.insertInto(OFFICE).set(OFFICE.UNIT_ID, who.unitId()).set(OFFICE.NUMBER_CODE, code)
                .onConflict(OFFICE.UNIT_ID).doUpdate().set(OFFICE.NUMBER_CODE, code).set(OFFICE.VERSION, OFFICE.VERSION.plus(1)).execute();
        audit.did(who, "appointments.code-chosen", SubjectRef.of("unit", who.unitId()), "code", code);
    }
}
