package cdo.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.Somebody;
import cdo.fixture.TestDatabase;
import cdo.platform.audit.Finding.Kind;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What somebody with the database's own password might do, done for real; each test on an empty trail. */
class TamperTest {

    static DataSource database;
    static DSLContext sql;
    static DataSourceTransactionManager transactions;

    @TempDir
    Path folder;
    Clocks clocks;
    Audit audit;
    Anchors anchors;
    Sealer sealer;
    Instant now = Instant.parse("2026-03-02T04:00:00Z");
    final Who who = Somebody.in(7_001, Role.STEWARD);

    @BeforeAll
    static void start() {
        database = TestDatabase.another();
        sql = DSL.using(new TransactionAwareDataSourceProxy(database), SQLDialect.POSTGRES);
        transactions = new DataSourceTransactionManager(database);
    }

    @BeforeEach
    void emptyTrail() {
        sql.execute("alter table audit.event disable trigger user");
        sql.execute("alter table audit.segment disable trigger user");
        sql.execute("truncate audit.event restart identity");
        sql.execute("truncate audit.segment");
        sql.execute("alter table audit.event enable trigger user");
        sql.execute("alter table audit.segment enable trigger user");
        at(now);
    }

    private void at(Instant instant) {
        now = instant;
        clocks = new Clocks(Clock.fixed(instant, ZoneOffset.UTC));
        audit = new Audit(sql, clocks, JsonMapper.shared());
        anchors = new Anchors(Anchors.in(folder), anchor -> { });
        sealer = new Sealer(sql, transactions, clocks, anchors);
    }

    @Test
    void anUntouchedTrailIsClean() {
        sealed(5);
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.last()).isEqualTo(5);
        assertThat(verdict.anchors()).isEqualTo(1);
    }

    @Test
    void anEditedEventIsNamedAndOnlyIt() {
        sealed(5);
        tamper("update audit.event set actor = 'somebody else' where place = 3");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.EDITED);
            assertThat(finding.place()).isEqualTo(3);
        });
    }

    @Test
    void everyColumnIsSealed() {
        sealed(1);
        for (String change : List.of("real_at = real_at + interval '1 microsecond'", "official_at = official_at - interval '1 day'", "account_id = 1",
                "account_id = null", "actor = actor || ' '", "unit_id = 1", "unit_name = 'x'", "post_id = 1", "post_name = 'x'", "action = 'x'",
                "subject_kind = 'x'", "subject_id = 2", "outcome = 'READ'", "source = 'x'", "details = details || '{\"n\": 5}'", "details = '{}'")) {
            sql.transaction(one -> {
                one.dsl().execute("alter table audit.event disable trigger user");
                one.dsl().execute("update audit.event set " + change);
                Event event = EventRows.read(EventRows.select(one.dsl()).fetchSingle());
                assertThat(Seal.next(Digest.START, event)).as(change).isNotEqualTo(event.digest());
                one.dsl().execute("rollback");
            });
        }
    }

    @Test
    void removedEventsInTheMiddleAreNamed() {
        sealed(6);
        tamper("delete from audit.event where place in (3, 4)");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.MISSING);
            assertThat(finding.message().args()).containsExactly(3L, 4L);
        });
    }

    @Test
    void removedEventsWhosePlacesWereClosedUpAreNoticed() {
        sealed(6);
        tamper("delete from audit.event where place = 3", "update audit.event set place = -place where place > 3",
                "update audit.event set place = -place - 1 where place < 0");
        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.EDITED, Kind.CUT);
    }

    @Test
    void aCutEndIsNoticedBecauseTheAnchorIsAhead() {
        sealed(3);
        sealed(3);
        tamper("delete from audit.event where place > 4");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CUT);
            assertThat(finding.message().args()).containsExactly(6L, now, 4L);
        });
    }

    @Test
    void anEmptiedTrailIsNoticed() {
        sealed(3);
        tamper("delete from audit.event");
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.CUT);
    }

    @Test
    void aRemovedBeginningIsNoticed() {
        sealed(4);
        tamper("delete from audit.event where place <= 2");
        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.MISSING);
    }

    @Test
    void aChainThatWasWrittenAnewDisagreesWithTheAnchor() {
        sealed(4);
        tamper("update audit.event set actor = 'somebody else' where place = 2", "update audit.event set place = null, digest = null");
        Path mine = folder.resolve("attacker");
        new Sealer(sql, transactions, clocks, new Anchors(mine, anchor -> { })).seal();
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.REWRITTEN);
    }

    @Test
    void aRemovedAnchorFileIsSaid() throws Exception {
        sealed(2);
        Files.delete(Anchors.in(folder));
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.NO_ANCHOR);
    }

    @Test
    void aDamagedAnchorIsSaid() throws Exception {
        sealed(2);
        Files.writeString(Anchors.in(folder), Files.readString(Anchors.in(folder)) + "SEALED many\n");
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.ANCHOR_DAMAGED);
    }

    @Test
    void theUnsealedEndIsReportedAndIsAFindingOnlyWhenItWaits() {
        sealed(2);
        did(3);
        Verdict fresh = verify();
        assertThat(fresh.unsealed()).isEqualTo(3);
        assertThat(fresh.clean()).isTrue();
        now = now.plusSeconds(61);
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.UNSEALED);
    }

    @Test
    void anEventCommittedLateGetsALaterPlace() throws Exception {
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute("""
                        insert into audit.event (real_at, official_at, actor, action, outcome, source, details)
                        values ('2026-03-02T04:00:00Z', '2026-03-02T04:00:00Z', 'slow', 'test.slow', 'DONE', 'x', '{}')""");
            }
            sealed(2);
            slow.commit();
        }
        sealer.seal();
        assertThat(sql.fetch("select id from audit.event order by place").into(Long.class)).containsExactly(2L, 3L, 1L);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void tenConcurrentWritersAndTwoSealersMakeOneChain() throws Exception {
        var go = new CountDownLatch(1);
        var all = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (int writer = 0; writer < 10; writer++) {
                all.add(threads.submit(() -> {
                    go.await();
                    for (int i = 0; i < 20; i++) {
                        did(1);
                    }
                    return null;
                }));
            }
            for (int node = 0; node < 2; node++) {
                var each = new Sealer(sql, transactions, clocks, anchors);
                all.add(threads.submit(() -> {
                    go.await();
                    for (int i = 0; i < 10; i++) {
                        each.seal();
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        }
        sealer.seal();
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.last()).isEqualTo(200);
    }

    @Test
    void theDatabaseItselfRefusesChanges() {
        sealed(2);
        did(1);
        for (String statement : List.of("update audit.event set actor = 'x' where place = 1", "update audit.event set place = 9 where place = 1",
                "update audit.event set actor = 'x' where place is null", "update audit.event set place = 3, digest = 'x', actor = 'x' where place is null",
                "delete from audit.event where place = 1", "delete from audit.event where place is null", "truncate audit.event",
                "delete from audit.segment", "truncate audit.segment",
                "insert into audit.event (real_at, official_at, actor, action, outcome, source, details, place) values (now(), now(), 'x', 'x', 'DONE', 'x', '{}', 9)")) {
            assertThatThrownBy(() -> sql.execute(statement)).as(statement).hasMessageContaining("audit event");
        }
        assertThat(verify().clean()).isTrue();
    }

    @Test
    void aRestoredBackupIsABreakAndNoCut() {
        sealed(3);
        sealed(3);
        tamper("delete from audit.event where place > 4");
        at(now.plusSeconds(3600));
        new Restores(audit, sealer, anchors, clocks, transactions).record("root", "backup-0302");
        sealed(4);
        Verdict verdict = verify();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.RESTORED);
            assertThat(finding.message().args()).containsExactly(now, 2L);
        });
        tamper("delete from audit.event where place > 7");
        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.CUT);
    }

    @Test
    void aBreakThatTheTrailDoesNotKnowIsASign() {
        sealed(3);
        sealed(3);
        tamper("delete from audit.event where place > 3");
        var end = new Sealer(sql, transactions, clocks, anchors).end();
        anchors.append(new Anchor(Anchor.Kind.RESTORED, end.place(), end.digest(), now));
        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.RESTORE_UNKNOWN, Kind.CUT);
    }

    @Test
    void monthsAreReleasedAfterTheirTimeAndTheRestStillVerifies() {
        sealed(3);
        at(Instant.parse("2026-04-10T04:00:00Z"));
        sealed(2);
        at(Instant.parse("2026-10-05T04:00:00Z"));
        sealed(2);
        var segments = new Segments(sql, transactions, clocks, audit, sealer, anchors, 6);
        assertThat(segments.release()).isEqualTo(1);
        assertThat(segments.all()).extracting(segment -> segment.month().toString()).containsExactly("2026-10", "2026-04", "2026-03");
        sealer.seal();
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.first()).isEqualTo(4);
        tamper("delete from audit.event where place <= 5", "update audit.segment set released_at = '2026-10-05T04:00:00Z' where month = '2026-04-01'");
        assertThat(verify().findings()).as("a month released before its time").extracting(Finding::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void fewerThanSixMonthsCannotBeSet() {
        assertThatThrownBy(() -> new Segments(sql, transactions, clocks, audit, sealer, anchors, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private void sealed(int events) {
        did(events);
        assertThat(sealer.seal()).isEqualTo(events);
    }

    private void did(int events) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int i = 0; i < events; i++) {
                audit.did(who, "test.done", SubjectRef.of("filing", i + 1), "n", i, "name", "夷陵区", "rate", 0.10);
            }
        });
    }

    private Verdict verify() {
        return new Trail(sql).verify(anchors.read(), now);
    }

    private void tamper(String... statements) {
        sql.transaction(one -> {
            one.dsl().execute("alter table audit.event disable trigger user");
            one.dsl().execute("alter table audit.segment disable trigger user");
            for (String statement : statements) {
                one.dsl().execute(statement);
            }
            one.dsl().execute("alter table audit.event enable trigger user");
            one.dsl().execute("alter table audit.segment enable trigger user");
        });
    }
}
