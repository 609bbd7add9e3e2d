package cdo.data.catalog;

import cdo.office.duties.DutiesOnTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Catalog entries updated within the limit after a change of law or function. */
@Component
class UpdatedOnTime extends DutiesOnTime {

    UpdatedOnTime(DSLContext sql) {
        super(sql, "catalog.updated-on-time", EntryDuties.UPDATE);
    }
}
