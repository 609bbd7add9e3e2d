package cdo.data.survey;

import cdo.platform.kernel.Problem;
import cdo.scan.SourceProblem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The networks in which databases may be surveyed ({@link SurveySettings#networks}); everything else is refused before a packet is sent. */
@Component
class AllowedNetworks {

    private final String written;
    private final List<Network> networks;

    AllowedNetworks(SurveySettings settings) {
        this.written = settings.networks();
        this.networks = Arrays.stream(written.split(",")).map(String::strip).filter(text -> !text.isEmpty()).map(Network::of).toList();
    }

    /**
     * The address to connect to. A name is resolved once and all its addresses must be allowed, so that it cannot change between the check
     * and the connection.
     *
     * @throws SourceProblem when the name is unknown
     * @throws Problem.Invalid at the field {@code host}, when an address lies outside
     */
    String address(String host) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host.strip());
        } catch (UnknownHostException e) {
            throw new SourceProblem(SourceProblem.Kind.UNKNOWN_HOST, host, null, e);
        }
        for (InetAddress address : addresses) {
            if (networks.stream().noneMatch(network -> network.holds(address))) {
                throw new Problem.Invalid("host", "survey.source.network", host, address.getHostAddress(), written);
            }
        }
        return addresses[0].getHostAddress();
    }

    private record Network(byte[] base, int bits) {

        static Network of(String text) {
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            // only digits, or a name in the setting would be looked up
            if (!address.matches("[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException("survey.networks: not a network: " + text);
            }
            try {
                byte[] base = InetAddress.getByName(address).getAddress();
                int bits = slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > base.length * 8) {
                    throw new IllegalArgumentException("survey.networks: not a network: " + text);
                }
                return new Network(base, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("survey.networks: not a network: " + text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((base[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
