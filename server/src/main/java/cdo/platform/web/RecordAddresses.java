package cdo.platform.web;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records that people point at in forms ({@code ui/recordField}) by pasting the address of a page: {@code /filings/12}, with or without
 * the server's name, also of a page that belongs to the record. Only what exists and what this person may see can be pointed at.
 */
@Component
public class RecordAddresses {

    /** How many characters one address may have. */
    public static final int LONGEST = 300;

    private static final Pattern SERVER = Pattern.compile("https?://[^/\\s]+(?=/)");
    private static final Pattern NUMBER = Pattern.compile("/(\\d{1,18})(?=/|$)");
    private static final Pattern SEVERAL = Pattern.compile("[\\s;；,，、]+");

    private final SubjectDirectory subjects;

    RecordAddresses(SubjectDirectory subjects) {
        this.subjects = subjects;
    }

    /** The record that must be, or may be left empty; notes an address that leads to none. */
    public @Nullable SubjectRef one(Who who, Reading read, String field) {
        String typed = read.optional(field, LONGEST);
        return typed == null ? null : noted(who, read, field, typed).orElse(null);
    }

    /** Several, with spaces or lines between; notes every address that leads to none. */
    public Set<SubjectRef> several(Who who, Reading read, String field) {
        String typed = read.optional(field, 10 * LONGEST);
        var records = new LinkedHashSet<SubjectRef>();
        if (typed != null) {
            Arrays.stream(SEVERAL.split(typed)).filter(address -> !address.isEmpty()).forEach(address -> noted(who, read, field, address).ifPresent(records::add));
        }
        return records;
    }

    private Optional<SubjectRef> noted(Who who, Reading read, String field, String typed) {
        Optional<SubjectRef> record = at(who, typed);
        if (record.isEmpty()) {
            read.wrong(field, "form.record", typed);
        }
        return record;
    }

    /** Of a page below a record's own, the innermost record. Empty when there is none, or this person may not see it. */
    Optional<SubjectRef> at(Who who, String typed) {
        String address = SERVER.matcher(typed.strip()).replaceFirst("");
        String path = address.split("[?#]", 2)[0];
        Matcher number = NUMBER.matcher(path);
        Optional<SubjectRef> innermost = Optional.empty();
        while (path.startsWith("/") && number.find()) {
            Optional<SubjectRef> here = pageOf(who, path.substring(0, number.end()), Long.parseLong(number.group(1)));
            innermost = here.isPresent() ? here : innermost;
        }
        return innermost;
    }

    private Optional<SubjectRef> pageOf(Who who, String path, long id) {
        return subjects.kinds().stream().filter(kind -> subjects.type(kind).orElseThrow().href(id).equals(path)).map(kind -> SubjectRef.of(kind, id))
                .filter(record -> subjects.visible(who, record)).findFirst();
    }
}
