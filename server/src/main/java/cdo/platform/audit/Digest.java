package cdo.platform.audit;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** 32 bytes of SM3 (GB/T 32905), or none. */
public final class Digest {

    /** What stands before the first event: 32 zero bytes. */
    public static final Digest START = new Digest(new byte[32]);
    /** An event that is not sealed yet. */
    public static final Digest NONE = new Digest(new byte[0]);

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest of(byte @Nullable [] bytes) {
        return bytes == null || bytes.length == 0 ? NONE : new Digest(bytes.clone());
    }

    /** @throws IllegalArgumentException when it is not hexadecimal */
    public static Digest parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
