package cdo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is typed or asked is text: control and invisible characters that came along, as from a broken copy out of another program,
 * are left out before anybody reads it. The database takes no NUL, no page could show the others, and two names that look the same are the same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainText extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(PlainText::unwanted) ? text : text.codePoints().filter(each -> !unwanted(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean unwanted(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r' || character == 0x7f || Character.getType(character) == Character.FORMAT;
    }

    /** The request, read through {@link #plain}. */
    private static final class Plain extends HttpServletRequestWrapper {

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return plain(super.getParameter(name));
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : Arrays.stream(values).map(PlainText::plain).toArray(String[]::new);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new LinkedHashMap<String, String[]>();
            super.getParameterMap().forEach((name, values) -> all.put(name, Arrays.stream(values).map(PlainText::plain).toArray(String[]::new)));
            return all;
        }
    }
}
