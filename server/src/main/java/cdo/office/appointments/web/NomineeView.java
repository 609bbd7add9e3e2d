package cdo.office.appointments.web;

import cdo.office.appointments.CodeLists;
import cdo.office.appointments.Nominee;
import cdo.platform.masking.Masking;
import cdo.platform.web.Choice;
import cdo.platform.web.Page;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a nominee's fields as the page shows them: codes in words, sensitive values masked for mere readers. */
@Component
public class NomineeView {

    private final CodeLists codes;
    private final Masking masking;

    NomineeView(CodeLists codes, Masking masking) {
        this.codes = codes;
        this.masking = masking;
    }

    public String text(Page page, long unitId, Nominee nominee, String field, boolean full) {
        return text(page, unitId, field, nominee.value(field), full);
    }

    /** @param full for those who write the filing and those who decide it */
    public String text(Page page, long unitId, String field, @Nullable Object value, boolean full) {
        if (value == null || "".equals(value)) {
            return "—";
        }
        if (Nominee.sensitive(field) && !full) {
            return value instanceof LocalDate month ? Integer.toString(month.getYear()).substring(0, 3) + "*-**"
                    : masking.contact(page.who().orElseThrow(), unitId, "nominee." + field, value.toString());
        }
        if (CodeLists.coded(field)) {
            return codes.say(page.language(), field, value.toString());
        }
        return switch (value) {
            case Boolean yes -> page.t(yes ? "appointments.yes" : "appointments.no");
            case LocalDate month when field.equals("birthMonth") -> month.toString().substring(0, 7);
            default -> page.v(value);
        };
    }

    public List<Choice> choices(Page page, String field) {
        return codes.choices(page.language(), field);
    }
}
