package cdo.office.appointments.web;

import cdo.office.appointments.AppointmentRights;
import cdo.office.appointments.FilingOrder;
import cdo.office.appointments.Handover;
import cdo.office.appointments.HandoverKind;
import cdo.office.appointments.Handovers;
import cdo.office.appointments.Offices;
import cdo.office.appointments.PostNames;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How an office files and appoints, and the hand-over of a relieved officer. */
@Controller
class OfficePages {

    private final Offices offices;
    private final Handovers handovers;
    private final PostNames names;
    private final Units units;
    private final People people;

    OfficePages(Offices offices, Handovers handovers, PostNames names, Units units, People people) {
        this.offices = offices;
        this.handovers = handovers;
        this.names = names;
        this.units = units;
        this.people = people;
    }

    @GetMapping("/appointments/settings")
    Screen settings(Who who) {
        return settings(who, Form.filled(Map.of("order", offices.order(units.get(who.unitId()).regionId()), "code", offices.code(who.unitId()))));
    }

    private Screen settings(Who who, Form form) {
        who.must(AppointmentRights.SET_NUMBERS, who.unitId());
        return Screen.of("office/appointments/settings").with("form", form)
                .with("orders", who.may(AppointmentRights.SET_ORDER, who.unitId()) && units.get(who.unitId()).kind() == UnitKind.BUREAU);
    }

    @PostMapping("/appointments/settings/order")
    Object order(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            FilingOrder order = read.choice("order", FilingOrder.class);
            read.done();
            offices.choose(who, order);
            Flash.say(request, "appointments.flash.saved");
            return "/appointments/settings";
        }, failed -> settings(who, failed));
    }

    @PostMapping("/appointments/settings/code")
    Object code(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String code = read.text("code", 12);
            read.done();
            offices.code(who, code);
            Flash.say(request, "appointments.flash.saved");
            return "/appointments/settings";
        }, failed -> settings(who, failed));
    }

    @GetMapping("/handovers/{id:\\d+}")
    Screen handover(Who who, @PathVariable long id) {
        return handover(who, id, Form.empty());
    }

    private Screen handover(Who who, long id, Form form) {
        Handover handover = handovers.get(who, id);
        Long successor = handover.successorId();
        return Screen.of("office/appointments/handover").with("handover", handover).with("form", form).with("names", names).with("person", people.get(handover.personId()).name())
                .with("successor", successor == null ? "" : people.get(successor).name())
                .with("may", who.personId() == handover.personId() || who.may(AppointmentRights.HAND_OVER, handover.unitId()));
    }

    @PostMapping("/handovers/{id}/items/{kind}")
    Object item(Who who, @PathVariable long id, @PathVariable HandoverKind kind, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String remark = read.optional("remark", 500);
            read.done();
            handovers.done(who, id, kind, remark == null ? "" : remark);
            Flash.say(request, "appointments.flash.handedOver");
            return "/handovers/" + id;
        }, failed -> handover(who, id, failed));
    }
}
