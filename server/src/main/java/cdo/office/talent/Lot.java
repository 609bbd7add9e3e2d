package cdo.office.talent;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * How a draw is made, so that anybody can make it again. The candidates' numbers, ascending and joined by commas, give the
 * list's digest; then a random seed is made; the key of a candidate is SM3 of {@code seed/list digest/number}, in small
 * hexadecimal; the smallest keys are drawn. Who knows the list cannot know the keys before the seed exists, and a list
 * changed afterwards has another digest. By hand: {@code printf '%s' SEED/DIGEST/NUMBER | openssl dgst -sm3}.
 */
final class Lot {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Lot() {
    }

    static String seed() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String list(Collection<Long> numbers) {
        return sm3(numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    }

    static String key(String seed, String listDigest, long number) {
        return sm3(seed + "/" + listDigest + "/" + number);
    }

    /** All candidates in the order in which they are drawn. */
    static List<Long> order(String seed, String listDigest, Collection<Long> numbers) {
        return numbers.stream().sorted(Comparator.comparing((Long number) -> key(seed, listDigest, number)).thenComparing(Comparator.naturalOrder())).toList();
    }

    static String sm3(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}
