package cdo.office.talent.web;

import cdo.office.talent.Attendance;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Sign-up, withdrawal, attendance, results and ratings. */
@Controller
class AttendanceSteps {

    private final Attendance attendance;
    private final TrainingPages pages;

    AttendanceSteps(Attendance attendance, TrainingPages pages) {
        this.attendance = attendance;
        this.pages = pages;
    }

    private Object step(Who who, long id, HttpServletRequest request, String said, Consumer<Reading> step) {
        return Form.of(request).step(read -> {
            step.accept(read);
            Flash.say(request, said);
            return "/trainings/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/trainings/{id:\\d+}/sign-up")
    Object signUp(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.signedUp", read -> attendance.signUp(who, id));
    }

    @PostMapping("/trainings/{id:\\d+}/people")
    Object people(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.enrolled", read -> attendance.enrol(who, id, read.ids("people")));
    }

    @PostMapping("/trainings/{id:\\d+}/guests")
    Object guests(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.enrolled", read -> {
            String names = read.text("names", 4000);
            long unit = read.id("unit");
            read.done();
            attendance.guests(who, id, unit, names.lines().flatMap(line -> java.util.Arrays.stream(line.split("[,，、;；]"))).toList());
        });
    }

    @PostMapping("/trainings/{id:\\d+}/withdrawals")
    Object withdrawal(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.withdrawn", read -> {
            long participant = read.id("participant");
            read.done();
            attendance.withdraw(who, id, participant);
        });
    }

    @PostMapping("/trainings/{id:\\d+}/attendance")
    Object attendance(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.listed", read -> attendance.attended(who, id, read.ids("ids")));
    }

    @PostMapping("/trainings/{id:\\d+}/corrections")
    Object correction(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.corrected", read -> {
            long participant = read.id("participant");
            String why = read.text("why", 300);
            read.done();
            attendance.notAttended(who, id, participant, why);
        });
    }

    @PostMapping("/trainings/{id:\\d+}/results")
    Object result(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.result", read -> {
            long participant = read.id("participant");
            var hours = read.optionalDecimal("hours");
            var score = read.optionalDecimal("score");
            read.done();
            attendance.result(who, id, participant, hours, score);
        });
    }

    @PostMapping("/trainings/{id:\\d+}/rating")
    Object rating(Who who, @PathVariable long id, HttpServletRequest request) {
        return step(who, id, request, "talent.flash.rated", read -> {
            int satisfaction = (int) read.number("satisfaction", 1, 5);
            read.done();
            attendance.rate(who, id, satisfaction);
        });
    }
}
