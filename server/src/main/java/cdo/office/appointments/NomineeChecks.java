package cdo.office.appointments;

import cdo.platform.documents.DocumentNumber;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.organization.PersonFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is typed about a nominee must be possible: it is printed in the letter and becomes the person's record. A draft may have gaps. */
@Component
class NomineeChecks {

    /** A filing may come late, and a start be planned ahead; by more years than these the year was mistyped. */
    private static final int YEARS_LATE = 5;
    private static final int YEARS_AHEAD = 2;

    private final CodeLists codes;
    private final Clocks clocks;

    NomineeChecks(CodeLists codes, Clocks clocks) {
        this.codes = codes;
        this.clocks = clocks;
    }

    void mustBeSound(Nominee nominee) {
        List<Problem.FieldError> faults = faults(nominee);
        if (!faults.isEmpty()) {
            throw new Problem.Invalid(faults);
        }
    }

    List<Problem.FieldError> faults(Nominee nominee) {
        var faults = new ArrayList<Problem.FieldError>();
        for (String field : List.of("name", "stewardName", "liaisonName")) {
            PersonFacts.name(field, text(nominee, field)).ifPresent(faults::add);
        }
        for (String field : List.of("officePhone", "stewardPhone", "liaisonPhone")) {
            PersonFacts.phone(field, text(nominee, field)).ifPresent(faults::add);
        }
        for (String field : Nominee.fields()) {
            if (CodeLists.coded(field) && !text(nominee, field).isEmpty() && !codes.knows(field, text(nominee, field))) {
                faults.add(new Problem.FieldError(field, Message.of("form.choose")));
            }
        }
        LocalDate today = clocks.today();
        PersonFacts.birth("birthMonth", nominee.birthMonth(), today).ifPresent(faults::add);
        LocalDate start = nominee.plannedStart();
        if (start != null && (start.isBefore(today.minusYears(YEARS_LATE)) || start.isAfter(today.plusYears(YEARS_AHEAD)))) {
            faults.add(new Problem.FieldError("plannedStart", Message.of("appointments.wrong.start", today.minusYears(YEARS_LATE), today.plusYears(YEARS_AHEAD))));
        }
        if (!nominee.basisNumber().isBlank()) {
            try {
                DocumentNumber.parse("basisNumber", nominee.basisNumber());
            } catch (Problem.Invalid invalid) {
                faults.addAll(invalid.errors());
            }
        }
        return faults;
    }

    private static String text(Nominee nominee, String field) {
        return nominee.value(field) instanceof String typed ? typed : "";
    }
}
