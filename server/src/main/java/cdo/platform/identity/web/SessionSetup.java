package cdo.platform.identity.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the table {@code identity.session}, behind a cookie that scripts and other sites never see. */
@Configuration(proxyBeanMethods = false)
class SessionSetup {

    static final String COOKIE = "SESSION";

    /** What a session may hold: plain values, the frame's flash, a form token. Anything else found in the table is not ours. */
    private static final ObjectInputFilter PLAIN = ObjectInputFilter.Config.createFilter(
            "maxdepth=8;maxarray=10000;java.lang.*;java.util.*;java.time.*;cdo.platform.web.*;"
            + "org.springframework.security.web.csrf.DefaultCsrfToken;!*");

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> ourTable() {
        return repository -> {
            repository.setTableName("identity.session");
            repository.setConversionService(plainValues());
        };
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setUseHttpOnlyCookie(true);
        // Lax, not Strict: a link to a duty in a mail must open for someone who is signed in.
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    private static GenericConversionService plainValues() {
        var service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, (Converter<Object, byte[]>) SessionSetup::write);
        service.addConverter(byte[].class, Object.class, (Converter<byte[], Object>) SessionSetup::read);
        return service;
    }

    static byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(PLAIN);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("a value of a session cannot be read", e);
        }
    }
}
