package cdo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How this system is reached from outside: {@code cdo.base-url}, else the address that the reader used. For links that leave the page. */
@Component
public class Origin {

    private final String baseUrl;

    Origin(@Value("${cdo.base-url:}") String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** Without a slash at its end. */
    public String of(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return baseUrl.isBlank() ? url.substring(0, url.length() - request.getRequestURI().length()) : baseUrl;
    }
}
