package cdo.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"Xuanhua-72-Lamp", "三峡Dam2026水位", "tulip.Rain.88", "Mw7#kd2q"})
    void passwordsOfThreeKindsThatNobodyGuessesMayBeUsed(String password) {
        assertThat(faults(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Ab1-xyz,short", "alllowercase99,kinds", "ALLCAPITALS-,kinds", "Admin@123,common", "P@ssw0rd2026,common", "Qwer1234!,common",
            "Yichang@2022,common", "1qaz@WSX,common", "Zhoumin-7788,own", "x-ZHOUMIN.99,own", "周敏Abc-12345,own", "a.Zm1987.Bb,own"})
    void theOthersAreRefusedByTheirReason(String password, String reason) {
        assertThat(faults(password)).contains("identity.password." + reason);
    }

    @ParameterizedTest
    @CsvSource({"Zhouchangbo-1,周长波", "x.Zhouzhangbo-1,周长波", "Lvmin-77-Ab,吕敏", "Lumin-77-Ab,吕敏", "Lyumin-77-Ab,吕敏", "Danxiong-77-A,单雄", "Shanxiong-77-A,单雄"})
    void aNameIsHeardInEveryReadingOfItsCharacters(String password, String name) {
        assertThat(PasswordRule.faults(password, "zm1987", name, 8)).extracting(fault -> fault.key()).contains("identity.password.own");
    }

    private static List<String> faults(String password) {
        return PasswordRule.faults(password, "zm1987", "周敏", 8).stream().map(fault -> fault.key()).toList();
    }
}
