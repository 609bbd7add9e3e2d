package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

class FormTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void datesAreReadAsPeopleWriteThem() {
        for (String typed : List.of("2026-11-23", "20261123", "2026年11月23日", " 2026/11/23 ", "2026.11.23", "2026 年 11 月 23 日")) {
            assertThat(Reading.parse(typed)).as(typed).isEqualTo(DAY);
        }
        assertThat(Reading.parse("2026-2-3")).isEqualTo(LocalDate.of(2026, 2, 3));
    }

    @Test
    void daysThatDoNotExistAreNotDates() {
        for (String typed : List.of("2026-02-30", "20261301", "2026", "明天", "26-11-23", "2026-11-23x")) {
            assertThat(Reading.parse(typed)).as(typed).isNull();
        }
    }

    @Test
    void everyComplaintIsToldAtOnceAndNothingTypedIsLost() {
        Form form = Form.filled(Map.of("from", "2026-02-30", "count", "1001", "name", "长".repeat(11), "areas", List.of("A", "C")));
        var read = new Reading(form);
        read.text("title", 100);
        read.text("name", 10);
        read.date("from");
        read.number("count", 1, 1000);
        read.id("unit");
        read.choice("language", Language.class);
        assertThatThrownBy(read::done).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> {
            assertThat(invalid.errors()).extracting(Problem.FieldError::field).containsExactly("title", "name", "from", "count", "unit", "language");
            Form again = form.refused(invalid);
            assertThat(again.value("from")).isEqualTo("2026-02-30");
            assertThat(again.values("areas")).containsExactly("A", "C");
            assertThat(again.error("from")).isNotNull();
            assertThat(again.error("areas")).isNull();
        });
    }

    @Test
    void whatIsTypedPassesTheScreenOfSecretsBeforeAnyStep() {
        Form form = Form.filled(Map.of("title", "机密★ 通知", "text", "保守国家秘密，商业秘密 培训", "facts", List.of("数据安全", "绝 密 ★ 30 年")));
        var ran = new java.util.concurrent.atomic.AtomicBoolean();
        form.step(read -> {
            ran.set(true);
            return "/";
        }, failed -> {
            assertThat(failed.errors()).extracting(Problem.FieldError::field).containsExactlyInAnyOrder("title", "facts");
            assertThat(failed.error("title").args()).containsExactly("机密★");
            assertThat(failed.value("title")).isEqualTo("机密★ 通知");
            return Screen.of("x");
        });
        assertThat(ran).isFalse();
        assertThatThrownBy(() -> new Reading(form).done()).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void whoComesSecondIsToldSoAndLosesNothing() {
        Form form = Form.filled(Map.of("name", "同名"));
        for (String state : List.of("23505", "23P01", "40P01")) {
            var raced = new DataIntegrityViolationException("x", new SQLException("duplicate key", state));
            Screen again = (Screen) form.step(read -> {
                throw raced;
            }, failed -> Screen.of("x").with("form", failed));
            assertThat(again.status()).as(state).isEqualTo(HttpStatus.CONFLICT);
            assertThat(((Form) again.model().get("form")).value("name")).isEqualTo("同名");
            assertThat(((Form) again.model().get("form")).reason().key()).isEqualTo("problem.clash");
        }
        var other = new DataIntegrityViolationException("x", new SQLException("null in column", "23502"));
        assertThatThrownBy(() -> form.step(read -> {
            throw other;
        }, failed -> Screen.of("x"))).as("a fault of ours stays an unexpected error").isSameAs(other);
    }

    @Test
    void severalIdsInOneValueAreReadAllOrNot() {
        assertThat(new Reading(Form.filled(Map.of("candidate", "0:12:7"))).joinedIds("candidate", 3)).containsExactly(0L, 12L, 7L);
        for (String typed : List.of("", "1::2", "1:2", "1:2:3:4", ":1:2", "1:2:", "1:2:12345678901234567890", "1:2:x", "-1:2:3")) {
            var read = new Reading(Form.filled(Map.of("candidate", typed)));
            read.joinedIds("candidate", 3);
            assertThatThrownBy(read::done).as(typed).isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void aFormWithoutFaultsIsReadIntoValues() {
        var read = new Reading(Form.filled(Map.of("title", "　宜昌市民政局 ", "from", DAY, "count", "1,000", "unit", 7L, "language", Language.EN, "sure", "yes")));
        assertThat(read.text("title", 100)).isEqualTo("宜昌市民政局");
        assertThat(read.date("from")).isEqualTo(DAY);
        assertThat(read.number("count", 1, 1000)).isEqualTo(1000);
        assertThat(read.id("unit")).isEqualTo(7);
        assertThat(read.choice("language", Language.class)).isEqualTo(Language.EN);
        assertThat(read.checked("sure")).isTrue();
        assertThat(read.checked("other")).isFalse();
        assertThat(read.optional("remark", 10)).isNull();
        assertThat(read.version()).isEqualTo(-1);
        read.done();
    }

    @Test
    void numbersAndDatesAreReadAlsoAsAChineseKeyboardWritesThem() {
        var read = new Reading(Form.filled(Map.of("days", "１２", "amount", "１，２３４．５", "rate", "９０％", "from", "２０２６－１１－２３", "delta", "－３")));
        assertThat(read.number("days", 1, 60)).isEqualTo(12);
        assertThat(read.optionalAmount("amount")).isEqualByComparingTo("1234.5");
        assertThat(read.optionalPercent("rate")).isEqualByComparingTo("90");
        assertThat(read.date("from")).isEqualTo(DAY);
        assertThat(read.optionalDecimal("delta")).isEqualByComparingTo("-3");
        read.done();
    }

    @Test
    void anAmountBelowZeroAndAChoiceThatIsNoneAreToldAndYearsHaveNoThousandsSign() {
        var read = new Reading(Form.filled(Map.of("amount", "-5", "language", "FOO", "year", "26")));
        read.optionalAmount("amount");
        read.optionalChoice("language", Language.class);
        read.optionalChoice("other", Language.class);
        read.number("year", 2000, 2999);
        assertThatThrownBy(read::done).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> {
            assertThat(invalid.errors()).extracting(each -> each.message().key()).containsExactly("form.amount", "form.choose", "form.number");
            assertThat(invalid.errors().getLast().message().args()).containsExactly("2000", "2999");
        });
    }

    @Test
    void anEmptyFileIsSaidAndNotPassedOver() {
        var request = new MockMultipartHttpServletRequest();
        request.addFile(new MockMultipartFile("file", "佐证.pdf", "application/pdf", new byte[0]));
        request.addFile(new MockMultipartFile("other", "", "application/octet-stream", new byte[0]));
        var read = new Reading(Form.of(request));
        assertThatThrownBy(read::done).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("file");
            assertThat(error.message().key()).isEqualTo("form.fileEmpty");
        }));
    }

    @Test
    void theTokensAreNoPartOfWhatWasTyped() {
        var request = new MockHttpServletRequest();
        request.addParameter("_csrf", "secret");
        request.addParameter("once", "token");
        request.addParameter("title", "名称");
        assertThat(Form.of(request).values()).containsOnlyKeys("title");
    }

    @Test
    void aStepLeadsOnOrShowsTheFormAgain() {
        Form form = Form.filled(Map.of("title", "名称"));
        Object done = form.step(read -> "/things/1", failed -> Screen.of("x"));
        assertThat(done).isInstanceOfSatisfying(ResponseEntity.class, answer -> {
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
            assertThat(answer.getHeaders().getLocation()).hasToString("/things/1");
        });
        Object refused = form.step(read -> {
            throw new Problem.Refused("problem.noSeat");
        }, failed -> Screen.of("x").with("form", failed));
        assertThat(refused).isInstanceOfSatisfying(Screen.class, screen -> {
            assertThat(screen.status()).isEqualTo(HttpStatus.CONFLICT);
            assertThat(((Form) screen.model().get("form")).value("title")).isEqualTo("名称");
        });
        assertThatThrownBy(() -> form.step(read -> {
            throw new Problem.NotFound(cdo.platform.kernel.Message.of("problem.address"));
        }, failed -> Screen.of("x"))).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void nothingDueIsNeitherZeroNorAll() {
        assertThat(Rate.of(0, 0).applies()).isFalse();
        assertThat(Rate.of(36, 39).percent()).hasToString("92.3");
        assertThat(Rate.of(1, 3).percent()).hasToString("33.3");
        assertThat(Rate.of(2, 3).percent()).hasToString("66.7");
        assertThat(Rate.of(5, 4).width()).isEqualTo("100%");
    }

    @Test
    void onlyAddressesOfThisServerAreGoneBackTo() {
        assertThat(CommonPages.local("/filings?q=1&page=2")).isEqualTo("/filings?q=1&page=2");
        assertThat(CommonPages.local("/")).isEqualTo("/");
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/a b", "/a\nb")) {
            assertThat(CommonPages.local(elsewhere)).as(elsewhere).isEqualTo("/");
        }
    }
}
