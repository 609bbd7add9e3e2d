package cdo.office.appointments.web;

import cdo.office.appointments.FilingLine;
import cdo.office.appointments.Nominee;
import cdo.platform.organization.Person;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The form of one nominee. A draft may have gaps; what is typed must have its form. */
final class NomineeForm {

    private NomineeForm() {
    }

    static Form filled(FilingLine line, @Nullable Person chosen) {
        Nominee nominee = line.nominee();
        var values = new LinkedHashMap<String, Object>();
        Nominee shown = chosen == null ? nominee : Nominee.of(chosen);
        for (String field : Nominee.fields()) {
            Object value = shown.value(field);
            Object kept = value == null || "".equals(value) ? nominee.value(field) : value;
            if (kept instanceof LocalDate month && field.equals("birthMonth")) {
                values.put(field, month.toString().substring(0, 7));
            } else if (kept instanceof Boolean yes) {
                values.put(field, yes ? "yes" : "no");
            } else if (kept != null) {
                values.put(field, kept);
            }
        }
        values.put("person", chosen != null ? "" + chosen.id() : line.personId() == null ? "" : "" + line.personId());
        values.put("version", "" + line.version());
        return Form.filled(values);
    }

    static Nominee read(Reading read) {
        String mobile = text(read, "mobile", 11);
        if (!mobile.matches("(1[3-9]\\d{9})?")) {
            read.wrong("mobile", "appointments.wrong.mobile");
        }
        return new Nominee(text(read, "name", 60), text(read, "sex", 1), month(read), text(read, "ethnicity", 2), text(read, "affiliation", 2), text(read, "title", 200),
                text(read, "rank", 100), text(read, "portfolio", 500), text(read, "education", 2), text(read, "degree", 2), text(read, "major", 100),
                text(read, "digitalHistory", 2000), text(read, "officePhone", 30), mobile, !"no".equals(read.optional("concurrent", 3)), text(read, "partyOpinion", 2000),
                text(read, "political", 2000), text(read, "digitalThinking", 2000), text(read, "reformKnowledge", 2000), text(read, "supportOffice", 100),
                text(read, "stewardName", 60), text(read, "stewardPhone", 30), text(read, "liaisonName", 60), text(read, "liaisonTitle", 100),
                text(read, "liaisonPhone", 30), read.optionalDate("plannedStart"), text(read, "basisNumber", 100), text(read, "principleReason", 500));
    }

    private static String text(Reading read, String name, int longest) {
        String typed = read.optional(name, longest);
        return typed == null ? "" : typed;
    }

    /** 1975-03, 197503, 1975年3月. */
    private static @Nullable LocalDate month(Reading read) {
        String typed = text(read, "birthMonth", 20);
        LocalDate month = Reading.parseMonth(typed);
        if (month == null && !typed.isEmpty()) {
            read.wrong("birthMonth", "appointments.wrong.month");
        }
        return month;
    }
}
