package cdo.data.survey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param networks         where databases may be surveyed: networks in CIDR form, separated by commas. The default is every private network
 *                         and this machine; what a steward types can then not make the server call the rest of the world.
 * @param statementMinutes the longest run of one statement at a source
 */
@ConfigurationProperties("cdo.survey")
record SurveySettings(@DefaultValue("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,::1/128,fc00::/7") String networks, @DefaultValue("10") int statementMinutes) {
}
