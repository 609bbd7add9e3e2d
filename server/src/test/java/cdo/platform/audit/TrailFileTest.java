package cdo.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.database.Installation;
import cdo.fixture.Somebody;
import cdo.fixture.TestDatabase;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The exported trail through {@code ./cdo verify-audit}, as an outside auditor would use it: no server, two files. */
class TrailFileTest {

    static final DataSource DATABASE = TestDatabase.another();
    static final DSLContext SQL = DSL.using(new TransactionAwareDataSourceProxy(DATABASE), SQLDialect.POSTGRES);

    @TempDir
    Path folder;
    Path export;
    Path anchor;
    final Who auditor = Somebody.with(Role.AUDIT_ADMIN);
    final StringWriter out = new StringWriter();
    private Optional<DataSource> database = Optional.of(DATABASE);
    private final Installation installed = new Installation() {
        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public <T> Optional<T> look(Look<T> look) throws SQLException {
            if (database.isEmpty()) {
                return Optional.empty();
            }
            try (var connection = database.get().getConnection()) {
                return Optional.of(look.at(connection));
            }
        }
    };

    @BeforeEach
    void threeMonths() {
        for (String table : List.of("event", "segment")) {
            SQL.execute("alter table audit." + table + " disable trigger user");
            SQL.execute("truncate audit." + table + " restart identity");
            SQL.execute("alter table audit." + table + " enable trigger user");
        }
        export = folder.resolve("export.jsonl");
        anchor = Anchors.in(folder);
        for (String day : List.of("2026-01-10", "2026-02-10", "2026-03-10")) {
            work(day, 4);
        }
    }

    @Test
    void anExportVerifiesOnAnyMachine() {
        take("2026-03-10", Optional.empty());
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("13 条", "日志完整");
    }

    @Test
    void aMonthVerifiesByItself() {
        take("2026-03-10", Optional.of(YearMonth.of(2026, 2)));
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("共 4 条");
    }

    @Test
    void anExportStillVerifiesWhenTheTrailHasGoneOn() {
        take("2026-03-10", Optional.empty());
        work("2026-03-11", 3);
        assertThat(verify()).isZero();
    }

    @Test
    void anEditedLineIsFound() {
        take("2026-03-10", Optional.empty());
        change(lines -> lines.set(5, lines.get(5).replace("测试员", "别的人")));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("第 5 条");
    }

    @Test
    void aLineWhoseFieldsWereRenamedOrCutShortIsNamed() {
        take("2026-03-10", Optional.empty());
        change(lines -> lines.set(5, lines.get(5).replace("\"actor\"", "\"akteur\"")));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("文件第 6 行", "第 5 条至第 5 条缺失");
        take("2026-03-10", Optional.empty());
        change(lines -> lines.addLast(lines.removeLast().substring(0, 40)));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("文件第 15 行", "末尾被截断");
    }

    @Test
    void aRemovedLineIsFound() {
        take("2026-03-10", Optional.empty());
        change(lines -> lines.remove(5));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("第 5 条至第 5 条缺失");
    }

    @Test
    void aCutEndIsFoundEvenWhenTheHeadWasCutToo() {
        take("2026-03-10", Optional.empty());
        change(lines -> lines.removeLast());
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("末尾被截断");
        change(lines -> lines.set(0, lines.getFirst().replace("\"last\":13", "\"last\":12")));
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void anotherAnchorFileIsFound() throws Exception {
        take("2026-03-10", Optional.empty());
        Files.writeString(anchor, Files.readString(anchor).replaceFirst("SEALED 4 ....", "SEALED 4 0000"));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("重写");
    }

    @Test
    void jsonSaysTheSame() {
        take("2026-03-10", Optional.empty());
        assertThat(run("--file", export.toString(), "--anchor", anchor.toString(), "--format", "json")).isZero();
        var result = JsonMapper.shared().readTree(out.toString());
        assertThat(result.required("clean").asBoolean()).isTrue();
        assertThat(result.required("last").asLong()).isEqualTo(13);
        assertThat(result.required("unsealed").asLong()).isZero();
    }

    @Test
    void wrongUseIsTwoAndAnUnreadableFileIsThree() throws Exception {
        assertThat(run("--file", "x")).isEqualTo(2);
        assertThat(run("--format", "xml")).isEqualTo(2);
        assertThat(run("--file", folder.resolve("none").toString(), "--anchor", anchor.toString())).isEqualTo(3);
        database = Optional.empty();
        assertThat(run()).isEqualTo(3);
        Files.writeString(export, "hello\n");
        assertThat(run("--file", export.toString(), "--anchor", anchor.toString())).isEqualTo(3);
    }

    @Test
    void withoutAFileTheInstallationItselfIsVerified() {
        assertThat(run("--lang", "en")).isZero();
        assertThat(out.toString()).contains("12 events", "whole and unchanged");
    }

    private int verify() {
        return run("--file", export.toString(), "--anchor", anchor.toString());
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        var line = new CommandLine(new VerifyAuditCommand(() -> installed)).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter()));
        return line.execute(args);
    }

    private void change(Consumer<List<String>> change) {
        try {
            var lines = new ArrayList<>(Files.readAllLines(export));
            change.accept(lines);
            Files.write(export, lines);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void work(String day, int events) {
        var parts = new Parts(day);
        parts.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < events; i++) {
                parts.audit.did(auditor, "test.done", SubjectRef.of("filing", i + 1), "text", "含\"引号\"与\n换行");
            }
        });
        parts.sealer.seal();
    }

    private void take(String day, Optional<YearMonth> month) {
        var parts = new Parts(day);
        try (var writer = Files.newBufferedWriter(export)) {
            new Verifications(SQL, parts.clocks, new Words(), parts.audit, parts.sealer, parts.anchors, new Trail(SQL), parts.transaction)
                    .export(auditor, month, writer);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The trail's parts at noon of a day. */
    final class Parts {
        final Clocks clocks;
        final Audit audit;
        final Anchors anchors = new Anchors(anchor, each -> { });
        final Sealer sealer;
        final TransactionTemplate transaction;

        Parts(String day) {
            var transactions = new DataSourceTransactionManager(DATABASE);
            clocks = new Clocks(Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC));
            audit = new Audit(SQL, clocks, JsonMapper.shared());
            sealer = new Sealer(SQL, transactions, clocks, anchors);
            transaction = new TransactionTemplate(transactions);
        }
    }
}
