package cdo.data.survey.web;

import cdo.data.survey.Answers;
import cdo.data.survey.InformationSystem;
import cdo.data.survey.SystemDraft;
import cdo.data.survey.SystemField;
import cdo.data.survey.SystemPhase;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The registration form: typed text to a draft and back. */
final class SystemForm {

    private SystemForm() {
    }

    static SystemDraft read(Reading read, Form form, Answers answers, long unit) {
        String name = read.text("name", 200);
        SystemPhase phase = read.optionalChoice("phase", SystemPhase.class);
        Map<SystemField, String> given = new EnumMap<>(SystemField.class);
        for (SystemField field : SystemField.values()) {
            Answers.Read answer = answers.read(field, form.value(field.field()));
            answer.wrong().ifPresent(wrong -> read.wrong(field.field(), wrong.key(), wrong.args()));
            if (!answer.value().isEmpty()) {
                given.put(field, answer.value());
            }
        }
        read.done();
        return new SystemDraft(unit, name, phase, given);
    }

    static Form filled(InformationSystem system) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", system.name());
        if (system.phase() != null) {
            values.put("phase", system.phase());
        }
        system.answers().forEach((field, value) -> values.put(field.field(), value));
        return Form.filled(values);
    }
}
