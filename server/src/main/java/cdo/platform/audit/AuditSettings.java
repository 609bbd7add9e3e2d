package cdo.platform.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepMonths how many whole months are kept; at least 6, usually 36 because of the events about personal information
 * @param syslog     {@code host:port} that receives every anchor by UDP; empty for none
 */
@ConfigurationProperties("cdo.audit")
record AuditSettings(@DefaultValue("36") int keepMonths, @DefaultValue("") String syslog) {
}
