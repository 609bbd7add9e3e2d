package cdo.platform.web;

import cdo.platform.kernel.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** The language of a request: the reader's choice (cookie), else Chinese unless the browser asks for English first. */
public final class Languages {

    static final String COOKIE = "lang";

    private Languages() {
    }

    public static Language of(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return Language.of(cookie.getValue());
                }
            }
        }
        String accepted = request.getHeader("Accept-Language");
        return accepted == null ? Language.ZH : Language.of(accepted);
    }
}
