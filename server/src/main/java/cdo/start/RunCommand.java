package cdo.start;

import cdo.database.LocalPostgres;
import cdo.start.demo.Departments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./cdo run}: the database, then the server, until it is stopped. Prints the address when people can open it. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private static final int PORTS_TRIED = 100;
    private static final Set<String> FIRST_SIGN_INS = Set.of("city-cdo", "bureau-clerk", "civil-steward", "civil-head", "authority-clerk", "yiling-bureau-clerk");

    @Mixin
    private SettingOptions.OfRun options = new SettingOptions.OfRun();

    private final Cdo.Terminal terminal;

    RunCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = options.read();
        try (DataFolder folder = DataFolder.open(settings.dataFolder())) {
            Settings.Kind kind = folder.kind(settings);
            InetAddress address = address(settings, kind);
            int port = port(settings, address);
            try (Database database = Database.of(settings, kind, terminal)) {
                folder.settle(settings);
                if (OpeningMark.stands(folder.path())) {
                    terminal.say("start.opening.anew");
                    OpeningMark.startAnew(folder.path(), database);
                }
                boolean first = !kind.empty() && DemoAccounts.read(folder.path()).isEmpty();
                if (kind.empty() && settings.given(Setting.TODAY)) {
                    terminal.say("start.today.empty");
                } else if (first) {
                    terminal.say("start.opening");
                } else if (settings.given(Setting.TODAY)) {
                    terminal.say("start.today.late");
                }
                serve(folder, settings, kind, database, address, port);
            }
        }
        return 0;
    }

    private void serve(DataFolder folder, Settings settings, Settings.Kind kind, Database database, InetAddress address, int port) throws Exception {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        String url = "http://" + (address.isAnyLocalAddress() ? "127.0.0.1" : literal(address)) + ":" + port;
        properties.putIfAbsent("cdo.base-url", url);
        properties.put("server.port", port);
        properties.put("server.address", address.getHostAddress());
        properties.put("cdo.empty", kind.empty());
        properties.put("cdo.scenario", kind.scenario());
        properties.put("cdo.database.url", database.url());
        properties.put("cdo.database.user", database.user());
        properties.put("cdo.database.password", database.password());
        properties.put("logging.file.name", folder.path().resolve("logs/server.log").toString());

        properties.put("logging.config", "classpath:cdo/start/logback-run.xml");

        var application = new SpringApplication(Application.class);
        application.setLogStartupInfo(false);
        // read before the settings below are: logging is the first thing that is set up
        application.setDefaultProperties(Map.of("logging.config", "classpath:cdo/start/logback-run.xml",
                "logging.file.name", folder.path().resolve("logs/server.log").toString()));
        application.addInitializers(context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", properties)));
        LocalPostgres local = database.local();
        LocalPostgres surveyed = database.departments();
        if (surveyed != null && DemoAccounts.read(folder.path()).isEmpty()) {
            Departments departments = Departments.make(surveyed.url().replaceFirst("/[^/?]*(\\?.*)?$", "/postgres"), "postgres", surveyed.password());
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("departments", departments));
        }
        if (local != null && kind.empty()) {
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("localPostgres", local));
        }
        // after the last context is closed, and before the process ends: nobody uses the database any more
        SpringApplication.getShutdownHandlers().add(() -> {
            database.close();
            folder.close();
        });
        try {
            application.run();
        } catch (PortInUseException e) {
            throw Refusal.environment("start.port.taken", Integer.toString(e.getPort()));
        }
        new RunState(url, ProcessHandle.current().pid(), database.publicUrl(), Instant.now().truncatedTo(ChronoUnit.SECONDS)).write(folder.path());
        terminal.say(kind.empty() ? "start.ready.empty" : "start.ready.demo", url);
        DemoAccounts.read(folder.path()).ifPresent(this::introduce);
        Path setUpCode = folder.path().resolve("run/set-up-code");
        if (kind.empty() && Files.exists(setUpCode)) {
            terminal.say("start.ready.setUp", url, Files.readString(setUpCode));
        }
        terminal.out().println(url);
        terminal.out().flush();
        // a signal ends the process; the handlers above then close what is open
        new CountDownLatch(1).await();
    }

    /** Enough to begin with: a few logins and the one password. */
    private void introduce(List<DemoAccount> accounts) {
        accounts.stream().filter(each -> FIRST_SIGN_INS.contains(each.login()))
                .forEach(each -> terminal.err().println("  " + each.login() + " ".repeat(Math.max(1, 18 - each.login().length())) + each.unit() + " " + String.join("、", each.posts())));
        accounts.stream().findFirst().ifPresent(any -> terminal.say("start.ready.password", any.password(), accounts.size()));
    }

    private InetAddress address(Settings settings, Settings.Kind kind) {
        String host = settings.get(Setting.HOST);
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw Refusal.usage("start.host.unknown", host);
        }
        if (!address.isLoopbackAddress() && !kind.empty()) {
            throw Refusal.no("start.host.demo", host);
        }
        if (kind.empty() && !settings.given(Setting.DATABASE_URL)) {
            terminal.say("start.embedded.notice");
        }
        return address;
    }

    /** The port asked for, or else the first free one from 8080 on. */
    private static int port(Settings settings, InetAddress address) {
        int wanted = Integer.parseInt(settings.get(Setting.PORT));
        if (settings.given(Setting.PORT)) {
            if (!free(address, wanted)) {
                throw Refusal.environment("start.port.taken", Integer.toString(wanted));
            }
            return wanted;
        }
        for (int port = wanted; port < wanted + PORTS_TRIED; port++) {
            if (free(address, port)) {
                return port;
            }
        }
        throw Refusal.environment("start.port.none", Integer.toString(wanted), Integer.toString(wanted + PORTS_TRIED - 1));
    }

    private static boolean free(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static String literal(InetAddress address) {
        return address instanceof java.net.Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /**
     * The embedded database, or the operator's own.
     *
     * @param publicUrl   what may stand in the state file
     * @param departments where the databases lie that a demonstration surveys: the embedded one itself, or a small one of their own, since an
     *                    external server is not ours to put databases into; null without demonstration
     */
    record Database(String url, String user, String password, String publicUrl, @Nullable LocalPostgres local, @Nullable LocalPostgres departments) implements AutoCloseable {

        static Database of(Settings settings, Settings.Kind kind, Cdo.Terminal terminal) {
            return settings.find(Setting.DATABASE_URL).map(url -> external(url, settings, kind)).orElseGet(() -> {
                terminal.say("start.database.starting");
                return embedded(settings, kind);
            });
        }

        static Database embedded(Settings settings, Settings.Kind kind) {
            LocalPostgres local = LocalPostgres.start(settings.dataFolder().resolve("postgres"));
            return new Database(local.url(), local.user(), local.password(),
                    "postgresql://" + local.user() + ":" + local.password() + "@127.0.0.1:" + local.port() + "/shuguan", local, kind.empty() ? null : local);
        }

        private static Database external(String url, Settings settings, Settings.Kind kind) {
            String user = settings.find(Setting.DATABASE_USER).orElse("");
            String password = settings.find(Setting.DATABASE_PASSWORD).orElse("");
            try (var connection = DriverManager.getConnection(url, user, password)) {
                int version = connection.getMetaData().getDatabaseMajorVersion();
                if (version < 18) {
                    throw Refusal.environment("start.database.old", url, Integer.toString(version));
                }
            } catch (SQLException e) {
                throw Refusal.environment("start.database.unreachable", url.replaceAll("(password=)[^&]*", "$1…"), String.valueOf(e.getMessage()));
            }
            String address = url.substring("jdbc:".length()).replaceAll("\\?.*", "");
            return new Database(url, user, password, address.replace("://", "://" + user + "@"), null,
                    kind.empty() ? null : LocalPostgres.start(settings.dataFolder().resolve("departments")));
        }

        @Override
        public void close() {
            if (local != null) {
                local.close();
            }
            if (departments != null) {
                departments.close();
            }
        }
    }
}
