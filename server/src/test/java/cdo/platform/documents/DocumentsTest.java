package cdo.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Page;
import cdo.platform.web.Slice;
import cdo.platform.web.SubjectDirectory;
import cdo.platform.web.Templates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DocumentsTest {
    private static final long UNIT = 8_700_001;
    private static final SubjectRef SUBJECT = SubjectRef.of(IssuedDocument.SUBJECT, 8_700_000_001L);

    @Autowired
    Attachments attachments;
    @Autowired
    DocumentNumbers numbers;
    @Autowired
    IssuedDocuments issued;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clocks clocks;
    @Autowired
    Templates templates;
    @Autowired
    Words words;
    @Autowired
    SubjectDirectory subjects;

    final Who clerk = Somebody.in(UNIT, Role.STEWARD);
    final Who stranger = Somebody.in(UNIT + 1, Role.STEWARD);

    @Test
    void aFileOfSeveralChunksComesBackAsItWas() throws IOException {
        byte[] content = "首席数据官。".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        IssuedDocument document = issue("宜测文A", false);
        Attachment kept = attachments.store(clerk, document.ref(), "C:\\文件\\说明.txt", new ByteArrayInputStream(content));
        assertThat(kept.name()).isEqualTo("说明.txt");
        assertThat(kept.sm3()).hasSize(64);
        var out = new ByteArrayOutputStream();
        attachments.write(attachments.open(clerk, kept.id()), out);
        assertThat(out.toByteArray()).isEqualTo(content);
        assertThat(attachments.of(document.ref())).extracting(Attachment::id).contains(kept.id());
    }

    @Test
    void whoMayNotReadTheRecordDoesNotLearnOfItsAttachments() {
        IssuedDocument document = issue("宜测文B", false);
        long id = document.pdfId();
        assertThat(attachments.open(clerk, id).type()).isEqualTo(FileType.PDF);
        assertThatThrownBy(() -> attachments.open(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> issued.get(stranger, document.id())).isInstanceOf(Problem.NotFound.class);
        IssuedDocument open = issue("宜测文C", true);
        assertThat(issued.get(stranger, open.id()).title()).isEqualTo("关于报送首席数据官人选的函");
        assertThat(issued.list(stranger, "宜测文", Optional.empty(), Optional.empty(), new Slice.Ask(1, 100)).rows()).extracting(IssuedDocument::id)
                .contains(open.id()).doesNotContain(document.id());
    }

    @Test
    void aFileLargerThanTheLimitIsRefusedBeforeItIsKept() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                java.util.Arrays.fill(bytes, from, from + count, (byte) 'a');
                return count;
            }
        };
        assertThatThrownBy(() -> attachments.store(clerk, SUBJECT, "大.txt", endless)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo("documents.file.tooLarge"));
        assertThat(attachments.of(SUBJECT)).noneMatch(each -> each.name().equals("大.txt"));
    }

    @Test
    void aRemovedAttachmentIsGoneFromTheRecordAndNeedsAReason() {
        IssuedDocument document = issue("宜测文D", false);
        long id = attachments.store(clerk, document.ref(), "a.txt", new ByteArrayInputStream(new byte[] {'a'})).id();
        assertThatThrownBy(() -> attachments.remove(clerk, id, " ")).isInstanceOf(Problem.Invalid.class);
        attachments.remove(clerk, id, "传错了");
        assertThatThrownBy(() -> attachments.open(clerk, id)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void twentyClerksAtOnceGetTwentyNumbersWithoutGap() throws Exception {
        try (var clerks = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> asks = new ArrayList<>();
            for (int i = 0; i < 20; i++)
                asks.add(() -> transactions.execute(status -> numbers.next(UNIT, "宜测并", 2026, SUBJECT).serial()));
            var given = new ArrayList<Integer>();
            for (var each : clerks.invokeAll(asks)) given.add(each.get());
            assertThat(given).doesNotHaveDuplicates().hasSize(20).contains(1, 20);
        }
    }

    @Test
    void aNumberThatWasRolledBackIsGivenAgain() {
        transactions.executeWithoutResult(status -> {
            assertThat(numbers.next(UNIT, "宜测退", 2026, SUBJECT).serial()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(transactions.<DocumentNumber>execute(status -> numbers.next(UNIT, "宜测退", 2026, SUBJECT))).hasToString("宜测退〔2026〕1号");
    }

    @Test
    void aTypedNumberIsCheckedForFormAndDoublesAndPassedOverByTheSeries() {
        int year = clocks.today().getYear();
        record(" 宜测手〔%d〕1号".formatted(year).strip(), SUBJECT);
        refused("documents.number.taken", "宜测手〔%d〕1号".formatted(year), SubjectRef.of(IssuedDocument.SUBJECT, 8_700_000_002L));
        record("宜测手〔%d〕1号".formatted(year), SUBJECT);
        refused("documents.number.written", "宜测手[%d]02号".formatted(year), SUBJECT);
        refused("documents.number.written", "宜测手〔%d〕第2号".formatted(year), SUBJECT);
        refused("documents.number.form", "二号文件", SUBJECT);
        refused("documents.number.year", "宜测手〔%d〕2号".formatted(year + 1), SUBJECT);
        assertThat(transactions.<DocumentNumber>execute(status -> numbers.next(UNIT, "宜测手", year, SUBJECT)).serial()).isEqualTo(2);
        assertThatThrownBy(() -> transactions.execute(status -> numbers.next(UNIT + 5, "宜测手", year, SUBJECT))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theRegisterAndTheDocumentAreWholePagesInBothLanguages() {
        IssuedDocument document = issue("宜测页", true);
        for (Language language : Language.values()) {
            var frame = new Page.Frame("/documents", "", clerk, List.of(), "_csrf", "x", "once", "宜昌市", true, clocks.today(), 0, subjects, null);
            var page = new Page(words, language, frame);
            var rows = issued.list(clerk, "宜测页", Optional.of(DocumentKind.LETTER), Optional.empty(), new Slice.Ask(1, 25));
            var register = PageInvariants.check(templates.draw("platform/documents/register", Map.of("page", page, "rows", rows)));
            assertThat(register.select("a[href=" + document.href() + "]").text()).isEqualTo(document.title());
            var none = issued.list(clerk, "没有这样的公文", Optional.empty(), Optional.empty(), new Slice.Ask(1, 25));
            PageInvariants.check(templates.draw("platform/documents/register", Map.of("page", page, "rows", none)));
            var record = PageInvariants.check(templates.draw("platform/documents/document",
                    Map.of("page", page, "document", document, "preview", issued.preview(document), "files", List.of())));
            assertThat(record.select(".official").text()).contains("宜测页〔2026〕", "现将人选报送你局备案。");
            assertThat(record.select("a[href=/attachments/" + document.pdfId() + "]")).hasSize(1);
        }
    }

    private void record(String text, SubjectRef subject) {
        transactions.executeWithoutResult(status -> numbers.record(UNIT, "number", text, subject));
    }

    private void refused(String key, String text, SubjectRef subject) {
        assertThatThrownBy(() -> record(text, subject)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).as(text).isEqualTo(key));
    }

    private IssuedDocument issue(String code, boolean published) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            String number = numbers.next(UNIT, code, 2026, SUBJECT).toString();
            var document = OfficialDocument.draft(DocumentKind.LETTER, "关于报送首席数据官人选的函").letterHead("宜昌市演示局").number(number)
                    .to("市政务服务和大数据管理局").body(b -> b.text("现将人选报送你局备案。")).signed(clocks.today(), "宜昌市演示局").build();
            return issued.issue(clerk, UNIT, "宜昌市演示局", SUBJECT, document, published, "演示数据，与实际无关");
        }));
    }
}
