package cdo.platform.identity.web;

import cdo.platform.identity.ApiTokens;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Two ways in: programs with a token under {@code /api}, without cookies and therefore without forgery; people with a
 * session and a form token everywhere else. What each may do is decided by the commands, not here.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /** Addresses that need no sign-in. */
    private static final String[] PUBLIC = {"/sign-in", "/sign-in/**", "/healthz", "/language", "/help", "/help/**", "/error",
            "/webjars/**", "/_static/**", "/fonts/**", "/*.css", "/*.js", "/*.svg", "/*.ico", "/*.png", "/robots.txt"};

    @Bean
    @Order(1)
    SecurityFilterChain doorOfPrograms(HttpSecurity http, ApiTokens tokens, Doors doors) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(doors::program))
                .headers(SecuritySetup::headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorOfPeople(HttpSecurity http, AccountContext context, CsrfTokenRepository csrf, Doors doors) {
        return http
                .securityContext(security -> security.securityContextRepository(context))
                .csrf(forms -> forms.csrfTokenRepository(csrf))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(PUBLIC).permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(doors::person).accessDeniedHandler(doors::denied))
                .headers(SecuritySetup::headers)
                .build();
    }

    /** Form tokens live in a cookie of their own, so that a form sent after the session's end still proves that it was ours. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName("form");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return repository;
    }

    /** There are no framework users; without this the framework would invent one. */
    @Bean
    UserDetailsService noFrameworkUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    /** The policy of content and frames stands in web, for every answer; here only what belongs to signed-in pages and TLS. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults()).httpStrictTransportSecurity(Customizer.withDefaults());
    }
}
