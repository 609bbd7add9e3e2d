package cdo.office.tasks.forms;

import cdo.office.tasks.TaskSubjects;
import cdo.platform.web.SubjectType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forms and their copies as records that duties, audit and attachments point at. */
@Component
public class FormSubjects {

    private final FormRequests requests;
    private final Sheets sheets;

    FormSubjects(FormRequests requests, Sheets sheets) {
        this.requests = requests;
        this.sheets = sheets;
    }

    public List<SubjectType> all() {
        return List.of(
                new TaskSubjects.Type(FormRequest.KIND, "/form-requests/", id -> requests.find(id).map(each -> TaskSubjects.named(each.title())),
                        (who, id) -> requests.find(id).filter(each -> who.reads(each.organiserId())).isPresent()),
                new TaskSubjects.Type(FormSheet.KIND, "/form-sheets/", id -> sheets.find(id).map(each -> TaskSubjects.named(sheets.request(each).title())),
                        (who, id) -> sheets.find(id).filter(each -> sheets.visible(who, each)).isPresent()));
    }
}
