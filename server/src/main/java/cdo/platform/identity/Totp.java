package cdo.platform.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords, RFC 6238: six digits, 30 seconds, HMAC-SHA-1 as every authenticator program understands. */
final class Totp {

    static final int SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static String code(byte[] secret, long step) {
        byte[] mac = hmac(secret, step);
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
        return String.format("%06d", number % 1_000_000);
    }

    /**
     * The step in which the code was made, one step of drift allowed to either side; -1 when it fits none after {@code lastStep}.
     * A code is good once: its step becomes the next {@code lastStep}.
     */
    static long accept(byte[] secret, String code, Instant now, long lastStep) {
        long accepted = -1;
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            boolean fits = MessageDigest.isEqual(code(secret, step).getBytes(), code.getBytes());
            if (fits && step > lastStep && accepted < 0) {
                accepted = step;
            }
        }
        return accepted;
    }

    /** The secret as people and authenticator programs write it. */
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : secret) {
            buffer = buffer << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt(buffer << 5 - bits & 31)).toString();
    }

    static byte[] fromBase32(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char each : text.replace(" ", "").replace("=", "").toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            buffer = (buffer << 5 | BASE32.indexOf(each)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
