package cdo.office.appointments;

import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 任免职通知 as the authority issues it. Papers are Chinese. */
@Component
public class AppointmentPapers {

    private final Words words;
    private final PostNames names;
    private final Units units;

    AppointmentPapers(Words words, PostNames names, Units units) {
        this.words = words;
        this.units = units;
        this.names = names;
    }

    /** @param number empty while it is a draft */
    public OfficialDocument notice(Appointment appointment, String number, LocalDate on) {
        String authority = names.printed(appointment.organiserId(), on);
        return OfficialDocument.draft(DocumentKind.NOTICE, authority, "关于" + subject(appointment) + "的通知").redHead(authority).number(number).to(addressees(appointment, on))
                .body(text -> {
                    text.text(appointment.basis().endsWith("。") ? appointment.basis() : appointment.basis() + "，决定：");
                    List<String> acts = Stream.concat(appointment.appointed().stream().map(line -> appointed(line, on)), appointment.relieved().stream().map(line -> relieved(line, on))).toList();
                    for (int i = 0; i < acts.size(); i++) {
                        text.text(acts.get(i) + (i + 1 < acts.size() ? "；" : "。"));
                    }
                }).signed(on, authority).imprint("", authority, on).build();
    }

    /** Governments before departments, each in their official order; bodies alike are set apart by 、, others by ，. */
    private String[] addressees(Appointment appointment, LocalDate on) {
        Map<Boolean, List<Unit>> all = appointment.lines().stream().map(AppointmentLine::unitId).distinct().map(id -> units.find(id, on).orElseGet(() -> units.get(id)))
                .sorted(Comparator.comparingInt(Unit::position).thenComparingLong(Unit::id)).collect(Collectors.partitioningBy(unit -> unit.kind() == UnitKind.GOVERNMENT));
        return Stream.of(all.get(true), all.get(false)).filter(alike -> !alike.isEmpty()).map(alike -> alike.stream().map(Unit::name).collect(Collectors.joining("、"))).toArray(String[]::new);
    }

    private static String subject(Appointment appointment) {
        List<String> people = appointment.lines().stream().map(AppointmentLine::personName).distinct().toList();
        String who = people.size() == 1 ? people.getFirst() + "同志" : people.getFirst() + "等" + people.size() + "名同志";
        return who + (appointment.relieved().isEmpty() ? "任职" : appointment.appointed().isEmpty() ? "免职" : "任免职");
    }

    private String appointed(AppointmentLine line, LocalDate on) {
        return line.personName() + "同志" + (line.acting() ? "代理" : "任") + names.printed(line.unitId(), on) + post(line) + (line.concurrent() ? "（兼）" : "")
                + "，自" + FilingPapers.PAPER_DATE.format(line.effectiveOn()) + "起任职";
    }

    private String relieved(AppointmentLine line, LocalDate on) {
        return "免去" + line.personName() + "同志的" + names.printed(line.unitId(), on) + post(line) + "职务，任职至" + FilingPapers.PAPER_DATE.format(line.effectiveOn());
    }

    private String post(AppointmentLine line) {
        return words.say(Language.ZH, "organization.postShort." + line.postKind());
    }
}
