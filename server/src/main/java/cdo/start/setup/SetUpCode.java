package cdo.start.setup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The code by which the first visitor proves to be the operator: made anew at every start of an installation that is not
 * set up, printed on the console by the launcher. After ten wrong ones it is void until the next start.
 */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "true")
class SetUpCode {

    static final String COOKIE = "set-up";
    private static final String LEGIBLE = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int TRIES = 10;

    private final SetUp setUp;
    private final Path file;
    private final AtomicInteger wrong = new AtomicInteger();
    private final String code;

    SetUpCode(SetUp setUp, @Value("${cdo.data-folder}") Path data) {
        this.setUp = setUp;
        this.file = data.resolve("run").resolve("set-up-code");
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
        }
        this.code = text.toString();
    }

    /** Leaves it where the launcher finds it. */
    @EventListener(ContextRefreshedEvent.class)
    void leave() throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (setUp.stage() != SetUpStage.DONE) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, code);
        }
    }

    /** Is this the code? */
    boolean fits(String typed) {
        boolean fits = wrong.get() < TRIES && MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), typed.strip().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        if (!fits) {
            wrong.incrementAndGet();
        }
        return fits;
    }

    boolean exhausted() {
        return wrong.get() >= TRIES;
    }

    /** Has this browser shown it? */
    boolean shown(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE)
                && MessageDigest.isEqual(proof().getBytes(StandardCharsets.UTF_8), cookie.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    /** What the browser keeps in its place. */
    String proof() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(("set-up " + code).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
