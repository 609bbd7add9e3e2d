package cdo.platform.notifications;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * @param from    sender
 * @param baseUrl where people open the product, without a slash at the end
 */
@Component
public record MailSettings(@Value("${cdo.mail.from:shuguan@localhost}") String from, @Value("${cdo.base-url:http://127.0.0.1:8080}") String baseUrl) {
}
