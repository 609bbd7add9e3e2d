package cdo.start;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator may set, each in three ways: on the command line, as {@code CDO_…} in the environment, or as a
 * line of the file named by {@code --config}; the earlier wins. What each is for is the message {@code setting.<key>};
 * {@code docs/guides/settings.md} is written from here.
 */
enum Setting {
    PORT("port", "server.port", "8080"),
    HOST("host", "server.address", "127.0.0.1"),
    DATA("data", "cdo.data-folder", "./.data"),
    LANG("lang", "cdo.lang", "zh"),
    SCENARIO("scenario", "cdo.scenario", "present"),
    TODAY("today", "cdo.today", null),
    EMPTY("empty", "cdo.empty", "false"),
    BASE_URL("base-url", "cdo.base-url", null),
    NODE("node", "cdo.node", null),
    DATABASE_URL("database.url", "cdo.database.url", null),
    DATABASE_USER("database.user", "cdo.database.user", null),
    DATABASE_PASSWORD("database.password", "cdo.database.password", null),
    DATABASE_POOL_SIZE("database.pool-size", "cdo.database.pool-size", "12"),
    MAIL_HOST("mail.host", "spring.mail.host", null),
    MAIL_PORT("mail.port", "spring.mail.port", null),
    MAIL_USER("mail.user", "spring.mail.username", null),
    MAIL_PASSWORD("mail.password", "spring.mail.password", null),
    MAIL_FROM("mail.from", "cdo.mail.from", null),
    ATTACHMENTS_MAX_MEGABYTES("attachments.max-megabytes", "cdo.attachments.max-megabytes", "100"),
    JOBS_AT_ONCE("jobs-at-once", "cdo.jobs-at-once", "4"),
    AUDIT_KEEP_MONTHS("audit.keep-months", "cdo.audit.keep-months", "36"),
    AUDIT_SYSLOG("audit.syslog", "cdo.audit.syslog", null),
    IDENTITY_LINK_LIFETIME("identity.link-lifetime", "cdo.identity.link-lifetime", "72h"),
    IDENTITY_KEPT_FORM_LIFETIME("identity.kept-form-lifetime", "cdo.identity.kept-form-lifetime", "2h"),
    IDENTITY_ADDRESS_FAILURES("identity.address-failures", "cdo.identity.address-failures", "30"),
    IDENTITY_ADDRESS_WINDOW("identity.address-window", "cdo.identity.address-window", "15m"),
    IDENTITY_ISSUER("identity.issuer", "cdo.identity.issuer", "数官 Shuguan"),
    SURVEY_NETWORKS("survey.networks", "cdo.survey.networks", "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,127.0.0.0/8,::1/128,fc00::/7"),
    SURVEY_STATEMENT_MINUTES("survey.statement-minutes", "cdo.survey.statement-minutes", "10"),
    /** Read by the launcher itself, before there is a Java to read it. */
    JAVA_OPTIONS("java-options", null, null),
    /** Read by the tests and by the build; named here so that the server does not take them for a slip of the pen. */
    TEST_DATA("test-data", null, "../shared/data"),
    BUILD_DATABASE_URL("build-database-url", null, null);

    private final String key;
    private final @Nullable String property;
    private final @Nullable String fallback;

    Setting(String key, @Nullable String property, @Nullable String fallback) {
        this.key = key;
        this.property = property;
        this.fallback = fallback;
    }

    /** Its name in the configuration file. */
    String key() {
        return key;
    }

    /** Its name in the environment. */
    String variable() {
        return "CDO_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What the server's parts call it; null for what the server itself does not read. */
    @Nullable String property() {
        return property;
    }

    @Nullable String fallback() {
        return fallback;
    }

    boolean secret() {
        return key.endsWith("password");
    }

    static Stream<Setting> all() {
        return Stream.of(values());
    }
}
