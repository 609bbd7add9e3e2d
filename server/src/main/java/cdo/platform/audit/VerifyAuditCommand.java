package cdo.platform.audit;

import cdo.database.DatabaseTrouble;
import cdo.database.Installation;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./cdo verify-audit}: verifies the sealed trail of an installation (its data folder or its external database) or of
 * an exported file, without asking the server. Exit codes: 0 nothing speaks against it, 1 something does, 2 wrong use,
 * 3 it cannot be read.
 */
@Command(name = "verify-audit", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"校验审计日志是否完整、未被改动。", "Verify that the audit trail is whole and unchanged."})
public final class VerifyAuditCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;
    private static final int CANNOT = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--file", paramLabel = "EXPORT", description = "导出的审计日志（JSON 行） · an exported trail (JSON lines)")
    @Nullable Path file;

    @Option(names = "--anchor", paramLabel = "FILE", description = "锚点文件 · anchor file; default DATA/audit/anchors")
    @Nullable Path anchor;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "default ${DEFAULT-VALUE}")
    String format = "text";

    @Option(names = "--lang", paramLabel = "zh|en", description = "提示语言 · language of messages")
    @Nullable String lang;

    @Spec
    @Nullable CommandSpec spec;

    private final Words words = new Words();
    private final Supplier<Installation> installation;

    /** @param installation the one that the command line, the environment and the configuration file mean; asked only when its database is needed */
    public VerifyAuditCommand(Supplier<Installation> installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!format.equals("text") && !format.equals("json")) {
            throw new CommandLine.ParameterException(line, say("audit.cli.format", format));
        }
        if (file != null && anchor == null) {
            throw new CommandLine.ParameterException(line, say("audit.cli.anchor"));
        }
        try {
            if (anchor != null && !Files.isReadable(anchor)) {
                throw new IOException(say("audit.cli.unreadable", anchor));
            }
            Verdict verdict = file != null ? TrailFile.verify(file, Anchors.read(Objects.requireNonNull(anchor))) : database();
            print(verdict, line.getOut());
            return verdict.clean() ? CommandLine.ExitCode.OK : FINDINGS;
        } catch (IOException | SQLException | DataAccessException | DatabaseTrouble e) {
            line.getErr().println(say("audit.cli.cannot", String.valueOf(e.getMessage())));
            return CANNOT;
        }
    }

    private Verdict database() throws IOException, SQLException {
        Installation installed = installation.get();
        Anchors.Read anchors = Anchors.read(anchor != null ? anchor : Anchors.in(installed.folder()));
        return installed.look(connection -> new Trail(DSL.using(connection, SQLDialect.POSTGRES)).verify(anchors, Instant.now()))
                .orElseThrow(() -> new IOException(say("audit.cli.noData", installed.folder())));
    }

    private void print(Verdict verdict, PrintWriter out) {
        if (format.equals("json")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("clean", verdict.clean());
            fields.put("first", verdict.first());
            fields.put("last", verdict.last());
            fields.put("digest", verdict.digest().toString());
            fields.put("unsealed", verdict.unsealed());
            fields.put("anchors", verdict.anchors());
            fields.put("findings", verdict.findings().stream().map(finding -> Map.of("kind", finding.kind().name(), "place", finding.place(),
                    "bad", finding.kind().bad(), "text", words.say(language(), finding.message()))).toList());
            out.println(JSON.writeValueAsString(fields));
        } else {
            verdict.findings().forEach(finding -> out.println(words.say(language(), finding.message())));
            out.println(say("audit.cli.counts", verdict.last() - Math.max(0, verdict.first() - 1), verdict.digest().toString(), verdict.anchors(), verdict.unsealed()));
            out.println(say(verdict.clean() ? "audit.cli.clean" : "audit.cli.findings"));
        }
        out.flush();
    }

    private Language language() {
        return lang == null ? Language.ZH : Language.of(lang);
    }

    private String say(String key, Object... args) {
        return words.say(language(), Message.of(key, args));
    }
}
