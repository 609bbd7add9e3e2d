package cdo.office.talent;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A county with a pool of its own and the people who keep it; every test takes departments of its own. */
@Component
public class Faculty {

    /** A county that no other test admits experts in. */
    public static final String COUNTY = "五峰土家族自治县人民政府";

    public final FoundedCity city;
    public final Experts experts;
    private final Units units;
    private final Clocks clocks;

    Faculty(FoundedCity city, Experts experts, Units units, Clocks clocks) {
        this.city = city;
        this.experts = experts;
        this.units = units;
        this.clocks = clocks;
    }

    public Unit county() {
        return city.unit(COUNTY);
    }

    public Unit bureau() {
        return units.bureau(county().regionId(), clocks.today());
    }

    public Who clerk() {
        return city.acting(bureau(), PostKind.BUREAU_CLERK);
    }

    public Unit department() {
        return city.fresh(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), county(), UnitKind.DEPARTMENT);
    }

    public Unit below(Unit department) {
        return city.fresh(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), department, UnitKind.INSTITUTION);
    }

    public Who steward(Unit unit) {
        return city.acting(unit, PostKind.DATA_STEWARD);
    }

    public static Expert.Text text(ProfessionalField... fields) {
        return new Expert.Text("", "高级工程师", Set.of(fields), "数据治理咨询", "主持过目录编制");
    }

    public long nominated(Unit home, ProfessionalField... fields) {
        return experts.nominate(steward(home), city.person(home), text(fields));
    }

    /** Somebody in the pool for two years from today. */
    public long admitted(Unit home, ProfessionalField... fields) {
        long id = nominated(home, fields);
        experts.admit(clerk(), id, 0, clocks.today(), clocks.today().plusYears(2));
        return id;
    }
}
