package cdo.platform.audit.web;

import cdo.platform.audit.Events;
import cdo.platform.audit.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The filters of the list as they stand in its address; what cannot be understood filters nothing. */
final class Asked {

    private Asked() {
    }

    static Events.Filter filter(HttpServletRequest request) {
        return new Events.Filter(day(request.getParameter("from")), day(request.getParameter("to")), text(request, "person"), text(request, "unit"),
                text(request, "action"), text(request, "subject"), outcome(request.getParameter("outcome")), text(request, "source"));
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            String digits = text == null ? "" : text.replaceAll("\\D+", "-").replaceAll("-$", "");
            return digits.isEmpty() ? null : LocalDate.parse(digits.matches("\\d{8}") ? digits.replaceAll("(....)(..)(..)", "$1-$2-$3")
                    : digits.replaceAll("-(\\d)(?=-|$)", "-0$1"));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return Arrays.stream(Outcome.values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}
