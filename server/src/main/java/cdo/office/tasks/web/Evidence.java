package cdo.office.tasks.web;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the record that somebody points at by the address of its page, e.g. {@code /filings/12} or with the server's name before it. */
@Component
class Evidence {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://[^/]+)?(/[a-z0-9/-]*?/)(\\d{1,18})(?:[/?#].*)?");

    private final SubjectDirectory subjects;

    Evidence(SubjectDirectory subjects) {
        this.subjects = subjects;
    }

    /** Empty when there is no such record or this person may not see it. */
    Optional<SubjectRef> at(Who who, String typed) {
        Matcher matcher = ADDRESS.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(matcher.group(2));
        return subjects.kinds().stream().filter(kind -> subjects.type(kind).orElseThrow().href(id).equals(matcher.group(1) + id)).map(kind -> SubjectRef.of(kind, id))
                .filter(record -> subjects.visible(who, record)).findFirst();
    }
}
