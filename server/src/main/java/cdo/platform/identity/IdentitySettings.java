package cdo.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set; the rules themselves are the security administrator's ({@link Policy}).
 *
 * @param linkLifetime     how long a one-time link may be used
 * @param keptFormLifetime how long a form sent after the end of a session is kept
 * @param addressFailures  failures from one address within {@code addressWindow} after which it must wait
 * @param addressWindow    see above
 * @param issuer           name shown by authenticator programs
 */
@ConfigurationProperties("cdo.identity")
public record IdentitySettings(@DefaultValue("72h") Duration linkLifetime, @DefaultValue("2h") Duration keptFormLifetime,
                               @DefaultValue("30") int addressFailures, @DefaultValue("15m") Duration addressWindow,
                               @DefaultValue("数官 Shuguan") String issuer) {
}
