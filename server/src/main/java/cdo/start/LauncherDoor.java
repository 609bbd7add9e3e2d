package cdo.start;

import cdo.platform.jobs.DayJobs;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the launcher asks the running demo to do something: from this machine only, and only who can read the data
 * folder's secret. An installation in real use has no such door.
 */
@RestController
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class LauncherDoor {

    static final String SECRET = "Launcher-Secret";
    static final String CLOCK = "/launcher/clock";

    private final DayJobs dayJobs;
    private final Clocks clocks;
    private final Words words;
    private final Path data;

    LauncherDoor(DayJobs dayJobs, Clocks clocks, Words words, @Value("${cdo.data-folder}") Path data) {
        this.dayJobs = dayJobs;
        this.clocks = clocks;
        this.words = words;
        this.data = data;
    }

    /** Moves the official date and answers with it; 409 and the reason where that is refused. */
    @PostMapping(CLOCK)
    ResponseEntity<String> moveClock(@RequestHeader(name = SECRET, defaultValue = "") String secret, @RequestParam(name = "to", required = false) LocalDate to,
                                     @RequestParam(name = "advance", defaultValue = "0") int days, @RequestParam("lang") String lang, HttpServletRequest request) throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress() || !matches(secret)) {
            return ResponseEntity.status(403).build();
        }
        try {
            dayJobs.advanceTo(to == null ? clocks.today().plusDays(days) : to);
            return ResponseEntity.ok(clocks.today().toString());
        } catch (Problem problem) {
            return ResponseEntity.status(409).header("Content-Type", "text/plain;charset=UTF-8").body(words.say(Language.of(lang), problem.reason()));
        }
    }

    private boolean matches(String secret) throws IOException {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), DataFolder.secretOf(data).getBytes(StandardCharsets.UTF_8));
    }

    /** No session and no form token here: the secret is the proof. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
    static class Passage {

        @Bean
        @Order(0)
        SecurityFilterChain launcher(HttpSecurity http) {
            return http.securityMatcher("/launcher/**").csrf(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
