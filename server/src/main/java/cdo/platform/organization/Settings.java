package cdo.platform.organization;

import static cdo.platform.organization.tables.SettingTable.SETTING;

import cdo.platform.kernel.Language;
import cdo.platform.web.City;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the installation is: which city was founded, and whether it is a demonstration. */
@Component
class Settings implements City {

    static final String CITY = "city.region";
    static final String DEMO = "demo";
    /** After this nothing is entered without a person who answers for it. */
    static final String OPENED = "opened";

    private final DSLContext sql;
    private final Regions regions;

    Settings(DSLContext sql, Regions regions) {
        this.sql = sql;
        this.regions = regions;
    }

    @Override
    public String name(Language language) {
        return city().map(region -> region.name(language)).orElse("");
    }

    @Override
    public boolean demo() {
        return value(DEMO).filter("true"::equals).isPresent();
    }

    /** The founded city, as it stands today. */
    Optional<Region> city() {
        return value(CITY).map(Long::valueOf).map(regions::get);
    }

    Optional<String> value(String key) {
        return sql.select(SETTING.VALUE).from(SETTING).where(SETTING.KEY.eq(key)).fetchOptional(SETTING.VALUE);
    }

    void set(String key, String value) {
        sql.insertInto(SETTING).set(SETTING.KEY, key).set(SETTING.VALUE, value).onConflict(SETTING.KEY).doUpdate().set(SETTING.VALUE, value).execute();
    }
}
