package cdo.platform.calendar.web;

import cdo.platform.calendar.SpecialDays;
import cdo.platform.calendar.YearFiles;
import cdo.platform.calendar.YearPreview;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Taking in a year, declaring and withdrawing special days. */
@Controller("calendarSteps")
class Steps {
    private static final int LARGEST_FILE = 1 << 20;

    private final YearFiles yearFiles;
    private final SpecialDays specialDays;
    private final Pages pages;

    Steps(YearFiles yearFiles, SpecialDays specialDays, Pages pages) {
        this.yearFiles = yearFiles;
        this.specialDays = specialDays;
        this.pages = pages;
    }

    /** Shows what a chosen file would change; writes nothing. */
    @PostMapping("/calendar/years/previews")
    Screen preview(Who who, HttpServletRequest request, @RequestParam(name = "file", required = false) MultipartFile file) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new Problem.Invalid("file", "calendar.years.noFile");
            }
            if (file.getSize() > LARGEST_FILE) {
                throw new Problem.Invalid("file", "calendar.years.tooLarge");
            }
            String text = new String(file.getBytes(), StandardCharsets.UTF_8);
            List<YearPreview> previews = yearFiles.preview(who, text);
            return Screen.of("platform/calendar/preview").with("previews", previews).with("text", text)
                    .with("fileName", Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        } catch (Problem.Invalid invalid) {
            return pages.years(who, Form.of(request).refused(invalid)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/calendar/years")
    Object take(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String fileName = read.text("fileName", 200);
            String text = read.text("text", LARGEST_FILE);
            read.done();
            List<Integer> changed = yearFiles.take(who, fileName, text);
            if (changed.isEmpty()) {
                Flash.say(request, "calendar.years.unchanged");
            } else {
                Flash.say(request, "calendar.years.taken", String.join(", ", changed.stream().map(String::valueOf).toList()));
            }
            return "/calendar/years";
        }, failed -> pages.years(who, failed));
    }

    @PostMapping("/calendar/special-days")
    Object declare(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate date = read.date("date");
            String name = read.text("name", 40);
            String basis = read.text("basis", 200);
            String off = read.text("off", 5);
            read.done();
            specialDays.declare(who, Objects.requireNonNull(date), name, off.equals("true"), basis);
            Flash.say(request, "calendar.special.declared", date);
            return "/calendar/special-days";
        }, failed -> pages.special(who, "", failed));
    }

    @PostMapping("/calendar/special-days/{id}/withdrawals")
    Object withdraw(Who who, HttpServletRequest request, @PathVariable long id) {
        return Form.of(request).step(read -> {
            String why = read.text("why", 200);
            read.done();
            specialDays.withdraw(who, id, read.version(), why);
            Flash.say(request, "calendar.special.withdrawn");
            return "/calendar/special-days";
        }, failed -> pages.special(who, "", failed));
    }

    /** A reader who reloads the preview has nothing to send again. */
    @org.springframework.web.bind.annotation.GetMapping("/calendar/years/previews")
    Object start() {
        return SeeOther.at("/calendar/years");
    }
}
