package cdo.platform.calendar.web;

import cdo.platform.calendar.CalendarRights;
import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.DueDate;
import cdo.platform.calendar.Receipt;
import cdo.platform.calendar.SpecialDays;
import cdo.platform.calendar.Suspension;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.calendar.YearFiles;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendar, the calculator, the years and the special days, to look at. */
@Controller("calendarPages")
class Pages {
    private final Calendars calendars;
    private final YearFiles yearFiles;
    private final SpecialDays specialDays;
    private final Regions regions;
    private final Clocks clocks;

    Pages(Calendars calendars, YearFiles yearFiles, SpecialDays specialDays, Regions regions, Clocks clocks) {
        this.calendars = calendars;
        this.yearFiles = yearFiles;
        this.specialDays = specialDays;
        this.regions = regions;
        this.clocks = clocks;
    }

    @GetMapping("/calendar")
    Screen year(Who who, @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "") String region) {
        int shown = year >= 2000 && year <= 2100 ? year : clocks.today().getYear();
        String code = code(who, region);
        WorkingCalendar calendar = calendars.in(code);
        var papers = yearFiles.current().stream().filter(f -> f.year() == shown).flatMap(f -> f.papers().stream()).filter(p -> p.startsWith("http")).toList();
        return Screen.of("platform/calendar/year").with("view", YearView.of(shown, calendar)).with("papers", papers)
                .with("regions", choices()).with("region", code == null ? "" : code);
    }

    /** The form's state is the address, so that a result can be sent to somebody. */
    @GetMapping("/calendar/calculator")
    Screen calculator(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        Screen screen = Screen.of("platform/calendar/calculator").with("regions", choices());
        if (!request.getParameterMap().containsKey("from")) {
            String own = code(who, "");
            return screen.with("form", Form.filled(Map.of("from", clocks.today(), "days", "10", "unit", DayUnit.WORKING, "receipt", Receipt.AS_IS,
                    "region", own == null ? "" : own)));
        }
        try {
            return screen.with("form", form).with("answer", reckon(new Reading(form), form));
        } catch (Problem.Invalid invalid) {
            return screen.with("form", form.refused(invalid)).status(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private DueDate reckon(Reading read, Form form) {
        LocalDate from = read.date("from");
        int days = (int) read.number("days", 0, 3650);
        DayUnit unit = read.choice("unit", DayUnit.class);
        Receipt receipt = read.choice("receipt", Receipt.class);
        List<Suspension> suspensions = new ArrayList<>();
        for (String pair : List.of("1", "2")) {
            LocalDate first = read.optionalDate("suspendedFrom" + pair);
            LocalDate last = read.optionalDate("suspendedTo" + pair);
            if (first != null && last != null && !last.isBefore(first)) {
                suspensions.add(new Suspension(first, last));
            } else if (first != null || last != null) {
                read.wrong("suspendedTo" + pair, "calendar.calculator.suspension");
            }
        }
        read.done();
        String region = form.value("region");
        return calendars.in(region.matches("[0-9A-Z]{6,12}") ? region : null).dueDate(Objects.requireNonNull(from), days, unit, receipt, suspensions);
    }

    @GetMapping("/calendar/years")
    Screen years(Who who) {
        return years(who, Form.empty());
    }

    Screen years(Who who, Form form) {
        return Screen.of("platform/calendar/years").with("records", yearFiles.history()).with("form", form).with("edits", keepsCity(who));
    }

    @GetMapping("/calendar/special-days")
    Screen special(Who who, @RequestParam(defaultValue = "") String region) {
        return special(who, region, Form.filled(Map.of("off", "true")));
    }

    Screen special(Who who, String region, Form form) {
        String code = code(who, region);
        String own = who.may(CalendarRights.EDIT) ? own(who).map(Region::code).orElse("") : "";
        return Screen.of("platform/calendar/special").with("declared", code == null ? List.of() : specialDays.in(code)).with("form", form)
                .with("region", code == null ? "" : code).with("own", own).with("regions", choices());
    }

    /** National notices hold for all: only the city's bureau takes them in. */
    private boolean keepsCity(Who who) {
        return who.may(CalendarRights.EDIT) && own(who).filter(r -> r.level() == RegionLevel.CITY).isPresent();
    }

    private java.util.Optional<Region> own(Who who) {
        return who.seated().flatMap(seat -> regions.find(seat.regionId(), clocks.today()));
    }

    /** The region asked for when it exists, else the one in which the person acts; null for people without a post. */
    private @Nullable String code(Who who, String asked) {
        return regions.byCode(asked, clocks.today()).or(() -> own(who)).map(Region::code).orElse(null);
    }

    private List<Region> choices() {
        return regions.all(clocks.today()).stream().filter(r -> r.level() == RegionLevel.CITY || r.level().county()).toList();
    }
}
