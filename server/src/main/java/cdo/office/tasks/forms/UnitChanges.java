package cdo.office.tasks.forms;

import static cdo.office.tasks.tables.FormRequestTable.FORM_REQUEST;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;

import cdo.office.duties.Duties;
import cdo.platform.kernel.Message;
import cdo.platform.organization.UnitsMerged;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When units merge, the successor fills in what they were asked; where it was asked itself, it fills in once. */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;
    private final FormRows rows;
    private final Duties duties;

    UnitChanges(DSLContext sql, FormRows rows, Duties duties) {
        this.sql = sql;
        this.rows = rows;
        this.duties = duties;
    }

    @EventListener
    void on(UnitsMerged merged) {
        for (FormSheet sheet : rows.sheets(FORM_SHEET.UNIT_ID.in(merged.from()))) {
            boolean twin = sql.fetchExists(FORM_SHEET, FORM_SHEET.REQUEST_ID.eq(sheet.requestId()).and(FORM_SHEET.UNIT_ID.eq(merged.into())));
            if (!twin) {
                sql.update(FORM_SHEET).set(FORM_SHEET.UNIT_ID, merged.into()).where(FORM_SHEET.ID.eq(sheet.id())).execute();
            } else if (sheet.stage().missing()) {
                rows.change(sheet, sheet.version(), SheetStage.WITHDRAWN, Map.of());
                duties.cancelAll(sheet.ref(), Message.of("tasks.form.why.merged"));
            }
        }
        sql.update(FORM_REQUEST).set(FORM_REQUEST.ORGANISER_UNIT_ID, merged.into()).where(FORM_REQUEST.ORGANISER_UNIT_ID.in(merged.from())).execute();
    }
}
