package cdo.office.appointments.web;

import cdo.office.appointments.CodeLists;
import cdo.office.appointments.Nominee;
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

    NomineeView(CodeLists codes) {
        this.codes = codes;
    }

    public String text(Page page, Nominee nominee, String field, boolean full) {
        return text(page, field, nominee.value(field), full);
    }

    public String text(Page page, String field, @Nullable Object value, boolean full) {
        if (value == null || "".equals(value)) {
            return "—";
        }
        if (Nominee.sensitive(field) && !full) {
            return field.equals("mobile") && value.toString().length() == 11 ? value.toString().substring(0, 3) + "****" + value.toString().substring(7)
                    : value.toString().substring(0, 3) + "*-**";
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
