package cdo.data.catalog;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Catalog entries updated within the limit after a change of law or function. */
@Component
class UpdatedOnTime extends DutiesOnTime {

    UpdatedOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "catalog.updated-on-time", EntryDuties.UPDATE);
    }
}
