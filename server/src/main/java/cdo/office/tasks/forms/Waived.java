package cdo.office.tasks.forms;

import cdo.office.duties.Duties;
import cdo.office.duties.DutyWaived;
import cdo.office.tasks.TaskSteps;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Message;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 免予报送: when the organiser lets a unit's duty go, its copy is asked no more; where only the correction is let go, what was handed in stands. */
@Component("formsWaived")
class Waived {

    private final FormRows rows;
    private final TaskSteps steps;
    private final Duties duties;
    private final Audit audit;

    Waived(FormRows rows, TaskSteps steps, Duties duties, Audit audit) {
        this.rows = rows;
        this.steps = steps;
        this.duties = duties;
        this.audit = audit;
    }

    @EventListener
    @Transactional
    void on(DutyWaived waived) {
        if (waived.rule().equals(FormRequests.RULE)) {
            end(waived, SheetStage.OPEN, SheetStage.EXCUSED, "formExcused");
        } else if (waived.rule().equals(Sheets.CORRECTION)) {
            end(waived, SheetStage.RETURNED, SheetStage.SUBMITTED, "formCorrectionExcused");
        }
    }

    private void end(DutyWaived waived, SheetStage from, SheetStage to, String what) {
        FormSheet sheet = rows.lockSheet(waived.subject().id());
        if (sheet.stage() != from) {
            return;
        }
        rows.change(sheet, sheet.version(), to, Map.of());
        duties.cancelAll(sheet.ref(), Message.of("tasks.why.waived", waived.reason()));
        steps.add(sheet.ref(), what, waived.by(), waived.reason());
        audit.system("tasks", "tasks.form-excused", sheet.ref(), "by", waived.by(), "reason", waived.reason());
    }
}
