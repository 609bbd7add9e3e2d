package cdo.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random keys that are shown once, and the digest under which they are kept. Their 256 bits make a slow hash needless. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LEGIBLE = "23456789abcdefghjkmnpqrstuvwxyz";

    private Secrets() {
    }

    static String fresh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Ten letters that can be read from paper, {@code abcde-fgh23}: 49 bits, of use only together with the password and the lockout. */
    static String legible() {
        var text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(i == 5 ? "-" : "").append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return text.toString();
    }

    static String digest(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
