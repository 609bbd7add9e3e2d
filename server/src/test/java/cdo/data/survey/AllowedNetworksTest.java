package cdo.data.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Problem;
import org.junit.jupiter.api.Test;

class AllowedNetworksTest {

    private final AllowedNetworks usual = new AllowedNetworks(new SurveySettings("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,::1/128,fc00::/7", 10));

    @Test
    void privateNetworksAndThisMachineAreAllowed() {
        for (String host : new String[] {"10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.1.1", "127.0.0.1", "::1", "fd00::12"}) {
            assertThat(usual.address(host)).isNotEmpty();
        }
    }

    @Test
    void theRestOfTheWorldAndTheCloudsOwnAddressesAreNot() {
        for (String host : new String[] {"8.8.8.8", "172.32.0.1", "169.254.169.254", "0.0.0.0", "2001:4860:4860::8888"}) {
            assertThatThrownBy(() -> usual.address(host)).as(host).isInstanceOfSatisfying(Problem.Invalid.class, refused -> assertThat(refused.errors().getFirst().field()).isEqualTo("host"));
        }
    }

    @Test
    void anOddPrefixIsCountedInBits() {
        var odd = new AllowedNetworks(new SurveySettings(" 10.20.30.40/30 ", 10));
        assertThat(odd.address("10.20.30.43")).isEqualTo("10.20.30.43");
        assertThatThrownBy(() -> odd.address("10.20.30.44")).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aSettingThatIsNoNetworkStopsTheServer() {
        assertThatThrownBy(() -> new AllowedNetworks(new SurveySettings("10.0.0.0/33", 10))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10.0.0.0/33");
        assertThatThrownBy(() -> new AllowedNetworks(new SurveySettings("intranet", 10))).isInstanceOf(IllegalArgumentException.class);
    }
}
