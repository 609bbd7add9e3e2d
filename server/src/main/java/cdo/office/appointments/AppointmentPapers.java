package cdo.office.appointments;

import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** 任免职通知 as the authority issues it. Papers are Chinese. */
@Component
public class AppointmentPapers {

    private final Words words;
    private final PostNames names;

    AppointmentPapers(Words words, PostNames names) {
        this.words = words;
        this.names = names;
    }

    /** @param number empty while it is a draft */
    public OfficialDocument notice(Appointment appointment, String number, LocalDate on) {
        String authority = names.printed(appointment.organiserId(), on);
        String[] addressees = appointment.lines().stream().map(line -> names.printed(line.unitId(), on)).distinct().toArray(String[]::new);
        return OfficialDocument.draft(DocumentKind.NOTICE, authority, "关于" + subject(appointment) + "的通知").redHead(authority).number(number).to(addressees)
                .body(text -> {
                    text.text(appointment.basis().endsWith("。") ? appointment.basis() : appointment.basis() + "，决定：");
                    appointment.appointed().forEach(line -> text.text(appointed(line, on)));
                    appointment.relieved().forEach(line -> text.text(relieved(line, on)));
                }).signed(on, authority).imprint("", authority, on).build();
    }

    private static String subject(Appointment appointment) {
        List<String> people = appointment.lines().stream().map(AppointmentLine::personName).distinct().toList();
        String who = people.size() == 1 ? people.getFirst() + "同志" : people.getFirst() + "等" + people.size() + "名同志";
        return who + (appointment.relieved().isEmpty() ? "任职" : appointment.appointed().isEmpty() ? "免职" : "任免职");
    }

    private String appointed(AppointmentLine line, LocalDate on) {
        return line.personName() + "同志" + (line.acting() ? "代理" : "任") + names.printed(line.unitId(), on) + post(line) + (line.concurrent() ? "（兼）" : "")
                + "，自" + FilingPapers.PAPER_DATE.format(line.effectiveOn()) + "起任职；";
    }

    private String relieved(AppointmentLine line, LocalDate on) {
        return "免去" + line.personName() + "同志的" + names.printed(line.unitId(), on) + post(line) + "职务，任职至" + FilingPapers.PAPER_DATE.format(line.effectiveOn()) + "。";
    }

    private String post(AppointmentLine line) {
        return words.say(Language.ZH, "organization.postShort." + line.postKind());
    }
}
