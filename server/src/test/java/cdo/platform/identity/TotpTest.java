package cdo.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void theCodesOfTheStandardsAppendixCome(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodOneStepEarlyOrLateAndNeverTwice() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long step = Totp.step(now);
        assertThat(Totp.accept(SECRET, Totp.code(SECRET, step - 1), now, 0)).isEqualTo(step - 1);
        assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + 1), now, 0)).isEqualTo(step + 1);
        assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEqualTo(-1);
        assertThat(Totp.accept(SECRET, Totp.code(SECRET, step), now, step)).isEqualTo(-1);
        assertThat(Totp.accept(SECRET, Totp.code(SECRET, step - 1), now, step)).isEqualTo(-1);
    }

    @Test
    void theTypedFormOfASecretReadsBack() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.fromBase32("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")).isEqualTo(SECRET);
    }
}
