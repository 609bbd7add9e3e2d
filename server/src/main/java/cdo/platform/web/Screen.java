package cdo.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What a page method returns: a template and what it needs. {@code Screen.of("office/appointments/filings").with("rows", rows)}.
 * Every template also gets {@code page} ({@link Page}).
 *
 * @param template path under {@code src/main/jte}, without {@code .jte}
 */
public record Screen(String template, Map<String, Object> model, HttpStatus status) {

    public static Screen of(String template) {
        return new Screen(template, Map.of(), HttpStatus.OK);
    }

    public Screen with(String name, Object value) {
        var more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new Screen(template, more, status);
    }

    public Screen status(HttpStatus status) {
        return new Screen(template, model, status);
    }
}
