package cdo.platform.audit.web;

import cdo.platform.audit.Events;
import cdo.platform.audit.Outcome;
import cdo.platform.kernel.Problem;
import cdo.platform.web.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The filters of the list as they stand in its address; one that cannot be understood is refused, so that nobody takes the whole trail for its result. */
final class Asked {

    private Asked() {
    }

    static Events.Filter filter(HttpServletRequest request) {
        return new Events.Filter(day(request, "from"), day(request, "to"), text(request, "person"), text(request, "unit"),
                text(request, "action"), text(request, "subject"), outcome(request), text(request, "source"));
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text;
    }

    private static @Nullable LocalDate day(HttpServletRequest request, String name) {
        String typed = text(request, name).strip();
        LocalDate day = typed.isEmpty() ? null : Reading.parse(typed);
        if (day == null && !typed.isEmpty()) {
            throw new Problem.Invalid(name, "form.date");
        }
        return day;
    }

    private static @Nullable Outcome outcome(HttpServletRequest request) {
        String name = text(request, "outcome");
        Outcome outcome = Arrays.stream(Outcome.values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
        if (outcome == null && !name.isEmpty()) {
            throw new Problem.Invalid("outcome", "form.choose");
        }
        return outcome;
    }
}
