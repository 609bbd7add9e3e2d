package cdo.start.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads the first visitor to the assistant, and lets nobody sign in to what is not there yet. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
class SetUpDoor extends OncePerRequestFilter {

    private static final Set<String> LED = Set.of("/", "/sign-in", "/workbench");

    private final SetUp setUp;

    SetUpDoor(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getMethod().equals("GET") && LED.contains(request.getRequestURI()) && setUp.stage().compareTo(SetUpStage.LINKS) < 0) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/set-up");
            return;
        }
        chain.doFilter(request, response);
    }

    /** The code is the proof here; forms still carry their token. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
    static class Passage {

        @Bean
        @Order(0)
        SecurityFilterChain setUpPassage(HttpSecurity http, CsrfTokenRepository csrf) {
            return http.securityMatcher("/set-up", "/set-up/**").csrf(forms -> forms.csrfTokenRepository(csrf)).requestCache(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
