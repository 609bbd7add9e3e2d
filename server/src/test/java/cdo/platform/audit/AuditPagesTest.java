package cdo.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.Drawing;
import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditPagesTest {

    static final Slice.Ask FIRST = new Slice.Ask(1, 25);

    @Autowired
    Audit audit;
    @Autowired
    Events events;
    @Autowired
    EventSheet sheet;
    @Autowired
    Verifications verifications;
    @Autowired
    Segments segments;
    @Autowired
    Sealer sealer;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Drawing drawing;

    final Who auditor = Somebody.with(Role.AUDIT_ADMIN);
    final Who worker = Somebody.in(6_101, Role.STEWARD);
    final Who neighbour = Somebody.in(6_102, Role.STEWARD);

    @Test
    void everyFilterNarrows() {
        did(worker, 1);
        did(neighbour, 2);
        audit.failed(worker.login(), "test.filter", SubjectRef.of("filing", 3), "10.1.2.3");
        String name = worker.login();
        assertThat(found(new Events.Filter(null, null, name, "", "", "", null, ""))).isEqualTo(2);
        assertThat(found(new Events.Filter(null, null, name, "单位6101", "", "", null, ""))).isEqualTo(1);
        assertThat(found(new Events.Filter(null, null, name, "", "test.f", "filing/3", null, ""))).isEqualTo(1);
        assertThat(found(new Events.Filter(null, null, name, "", "", "filing", Outcome.FAILED, "10.1."))).isEqualTo(1);
        assertThat(found(new Events.Filter(java.time.LocalDate.of(2000, 1, 1), java.time.LocalDate.of(2000, 1, 2), name, "", "", "", null, ""))).isZero();
    }

    @Test
    void anOutsideAuditorSeesOnlyTheUnitsInScope() {
        did(worker, 1);
        did(neighbour, 2);
        Who outside = Somebody.with(Role.OUTSIDE_AUDITOR, 6_101L);
        var seen = events.slice(outside, Events.Filter.NONE, FIRST);
        assertThat(seen.rows()).isNotEmpty().allSatisfy(event -> assertThat(event.unitId()).isEqualTo(6_101));
        long foreign = events.slice(auditor, new Events.Filter(null, null, neighbour.login(), "", "", "", null, ""), FIRST).rows().getFirst().id();
        assertThatThrownBy(() -> events.get(outside, foreign)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> verifications.run(outside)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void nobodyElseReadsTheTrail() {
        for (Who who : List.of(worker, Somebody.with(Role.SYSTEM_ADMIN), Somebody.with(Role.SECURITY_ADMIN), Somebody.in(6_103, Role.BUREAU_HEAD))) {
            assertThatThrownBy(() -> events.slice(who, Events.Filter.NONE, FIRST)).isInstanceOf(Problem.Denied.class);
            assertThatThrownBy(() -> verifications.past(who)).isInstanceOf(Problem.Denied.class);
        }
    }

    @Test
    void anExportHoldsWhatIsFilteredAndIsItselfWritten() throws Exception {
        did(worker, 7);
        var filter = new Events.Filter(null, null, worker.login(), "", "", "", null, "");
        var book = new ByteArrayOutputStream();
        events.export(auditor, filter, "xlsx", rows -> sheet.xlsx(rows, Language.ZH, book));
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(book.toByteArray()))) {
            var rows = read.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).getCellText(3)).isEqualTo("人员");
            assertThat(rows.get(1).getCellText(8)).isEqualTo("filing/7");
        }
        assertThat(events.slice(auditor, new Events.Filter(null, null, auditor.login(), "", "audit.exported", "", Outcome.EXPORTED, ""), FIRST).rows())
                .singleElement().satisfies(event -> assertThat(event.details()).contains("\"events\": 1", worker.login()));
    }

    @Test
    void aSpreadsheetNeverRunsWhatSomebodyTyped() {
        assertThat(EventSheet.line(List.of("=1+1", "a\"b"))).isEqualTo("\"'=1+1\",\"a\"\"b\"\r\n");
        var csv = new ByteArrayOutputStream();
        sheet.csv(List.<Event>of().iterator(), Language.ZH, csv);
        assertThat(csv.toString(StandardCharsets.UTF_8)).startsWith("\uFEFF\"封存序号\"");
    }

    @Test
    void verificationIsRememberedAndWritten() {
        did(worker, 9);
        sealer.seal();
        Verdict verdict = verifications.run(auditor);
        var last = verifications.past(auditor).getFirst();
        assertThat(last.last()).isEqualTo(verdict.last());
        assertThat(last.actor()).isEqualTo(auditor.name());
        assertThat(events.slice(auditor, new Events.Filter(null, null, auditor.login(), "", "audit.verified", "", null, ""), FIRST).total()).isPositive();
    }

    @Test
    void thePagesHoldInBothLanguages() {
        did(worker, 11);
        sealer.seal();
        verifications.run(auditor);
        var rows = events.slice(auditor, new Events.Filter(null, null, worker.login(), "", "", "", null, ""), FIRST);
        var list = drawing.of(auditor, "/audit", Screen.of("platform/audit/events").with("rows", rows).with("actions", Map.of("test.filter", "测试"))
                .with("outcomes", Outcome.values()).with("query", ""));
        assertThat(list.text()).contains("filing/11", worker.login());
        var event = rows.rows().getFirst();
        var record = drawing.of(auditor, "/audit/events/" + event.id(), Screen.of("platform/audit/event")
                .with("event", event).with("details", Map.of("n", "11")).with("action", "测试操作"));
        assertThat(record.text()).contains("SM3");
        var verification = drawing.of(auditor, "/audit/verification", Screen.of("platform/audit/verification").with("past", verifications.past(auditor))
                .with("segments", segments.all()).with("keepMonths", segments.keepMonths()));
        assertThat(verification.select("form[action=/audit/verification]")).hasSize(1);
    }

    private int found(Events.Filter filter) {
        return events.slice(auditor, filter, FIRST).filtered();
    }

    private void did(Who who, long subject) {
        transaction.executeWithoutResult(status -> audit.did(who, "test.filter", SubjectRef.of("filing", subject)));
    }
}
