package cdo.scan.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.scan.Column;
import cdo.scan.ValueType;
import cdo.scan.identifiers.Kind;
import cdo.scan.identifiers.PersonNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnCounterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    private static ColumnProfile profile(ValueType type, Stream<@Nullable String> values) {
        return profile(new Column(1, "c", type.name(), type, null, null, null, true, null, 0, null), values);
    }

    private static ColumnProfile profile(Column column, Stream<@Nullable String> values) {
        ColumnCounter counter = new ColumnCounter(column);
        values.forEach(value -> counter.add(value, value == null ? 0 : value.codePointCount(0, value.length())));
        return counter.profile(TODAY);
    }

    private static ColumnProfile profile(ValueType type, @Nullable String... values) {
        return profile(type, Arrays.stream(values));
    }

    @Test
    void nothingBlankAndFilledAreCountedApart() {
        ColumnProfile profile = profile(ValueType.TEXT, null, "", "  ", "甲", "乙乙", "甲");
        assertThat(profile.rows()).isEqualTo(6);
        assertThat(profile.nulls()).isEqualTo(1);
        assertThat(profile.blanks()).isEqualTo(2);
        assertThat(profile.filled()).isEqualTo(3);
        assertThat(profile.distinct()).isEqualTo(4);
        assertThat(profile.distinctExact()).isTrue();
        assertThat(profile.top().get(0)).isEqualTo(new TopValue("甲", 2));
        assertThat(profile.minLength()).isZero();
        assertThat(profile.maxLength()).isEqualTo(2);
        assertThat(profile.meanLength()).isEqualByComparingTo("1.20");
        assertThat(profile.min()).isEqualTo("乙乙");
        assertThat(profile.max()).isEqualTo("甲");
    }

    @Test
    void anEmptyColumnHasNoFigures() {
        ColumnProfile profile = profile(ValueType.DECIMAL, null, null);
        assertThat(profile.nulls()).isEqualTo(2);
        assertThat(profile.minLength()).isNull();
        assertThat(profile.meanLength()).isNull();
        assertThat(profile.numbers()).isNull();
        assertThat(profile.top()).isEmpty();
    }

    @Test
    void sumsAreDecimalAndStraysAreNotNumbers() {
        ColumnProfile profile = profile(ValueType.DECIMAL, "0.1", "0.2", "NaN", "1e3", "1e999999999", "-5");
        assertThat(profile.numbers()).isEqualTo(new NumberFacts(4, new BigDecimal("-5"), new BigDecimal("1000"), new BigDecimal("248.825")));
    }

    @Test
    void theLongestNumbersThatAColumnCanHoldCountLikeOthers() {
        String longest = "123456789012345678901234567890.123000000000000000000000000000";
        ColumnProfile profile = profile(ValueType.DECIMAL, longest, "-1.000000000000000000000000000000");
        assertThat(profile.numbers().min()).isEqualByComparingTo("-1");
        assertThat(profile.numbers().max()).isEqualByComparingTo(longest);
    }

    @Test
    void oneWordAloneAndUnreadContentAreNoFlags() {
        assertThat(profile(ValueType.TEXT, "t", "t", "", null).looksLike()).isEqualTo(ValueType.TEXT);
        assertThat(profile(ValueType.TEXT, "t", "f", "", "t").looksLike()).isEqualTo(ValueType.BOOLEAN);
        assertThat(profile(ValueType.BINARY, "\u0000ÿ", "\u0000ÿ", null).looksLike()).isEqualTo(ValueType.BINARY);
    }

    @Test
    void aZeroDateIsShownAsItIs() {
        ColumnProfile masked = profile(ValueType.DATE, "0000-00-00", "0000-00-00", "2024-05-06").masked();
        assertThat(masked.top().getFirst().value()).isEqualTo("0000-00-00");
        assertThat(masked.top().getLast().value()).isEqualTo("2024…");
    }

    @Test
    void aTextColumnOfNumbersSaysSo() {
        assertThat(profile(ValueType.TEXT, "12", "7", "-3").looksLike()).isEqualTo(ValueType.INTEGER);
        assertThat(profile(ValueType.TEXT, "12.5", "7", "8").looksLike()).isEqualTo(ValueType.DECIMAL);
        assertThat(profile(ValueType.TEXT, "0012", "0007").numbers()).as("codes with leading zeros").isNull();
        assertThat(profile(ValueType.TEXT, "420502198001010011", "420502198001010012").numbers()).as("long digits are codes").isNull();
        assertThat(profile(ValueType.TEXT, "是", "否", "是").looksLike()).isEqualTo(ValueType.BOOLEAN);
    }

    @Test
    void datesAreReadInEveryUsualForm() {
        ColumnProfile profile = profile(ValueType.TEXT, "2024-02-29", "2023/1/5", "2022年12月31日", "20210601", "2020.10.01", "2024-03-01T08:30:00+08:00",
                "2024-03-01 08:30:00.000000");
        assertThat(profile.moments()).isEqualTo(new MomentFacts(7, LocalDateTime.of(2020, 10, 1, 0, 0), LocalDateTime.of(2024, 3, 1, 8, 30), true));
        assertThat(profile.looksLike()).isEqualTo(ValueType.TIMESTAMP);
        assertThat(profile(ValueType.DATE, "2023-02-29", "0000-00-00", "2024-01-01", "infinity").moments())
                .satisfies(moments -> assertThat(moments.count()).isEqualTo(1));
    }

    @Test
    void distinctIsExactUpToItsBoundAndCloseBeyond() {
        ColumnProfile exact = profile(ValueType.TEXT, IntStream.range(0, DistinctCounter.EXACT * 2).mapToObj(i -> "v" + i % DistinctCounter.EXACT));
        assertThat(exact.distinctExact()).isTrue();
        assertThat(exact.distinct()).isEqualTo(DistinctCounter.EXACT);
        for (int count : new int[] {20_000, 100_000, 1_000_000}) {
            ColumnProfile estimate = profile(ValueType.INTEGER, IntStream.range(0, count).mapToObj(Integer::toString));
            assertThat(estimate.distinctExact()).isFalse();
            assertThat((double) estimate.distinct()).isBetween(count * 0.97, count * 1.03);
        }
    }

    @Test
    void aFrequentValueIsNotLostAmongManyRareOnes() {
        ColumnProfile profile = profile(ValueType.TEXT, IntStream.range(0, 200_000).mapToObj(i -> i % 10 == 0 ? "常见" : "罕见" + i));
        TopValue first = profile.top().get(0);
        assertThat(first.value()).isEqualTo("常见");
        assertThat(first.count()).isLessThanOrEqualTo(20_000);
        assertThat(first.count() + profile.topShortBy()).isGreaterThanOrEqualTo(20_000);
        assertThat(profile.topShortBy()).isPositive();
    }

    @Test
    void theSameDataGivesTheSameProfile() {
        List<String> values = IntStream.range(0, 50_000).mapToObj(i -> "v" + i * 31 % 7919).toList();
        assertThat(profile(ValueType.TEXT, values.stream().map(value -> value))).isEqualTo(profile(ValueType.TEXT, values.stream().map(value -> value)));
    }

    @Test
    void aMaskedProfileShowsNoPerson() {
        Column column = new Column(1, "sfzh", "char(18)", ValueType.TEXT, 18L, null, null, true, null, 0, "身份证号");
        ColumnProfile profile = profile(column, IntStream.range(0, 300).mapToObj(i -> {
            String body = "4205021980%02d01%03d".formatted(1 + i % 12, i);
            return body + PersonNumbers.check(body);
        }));
        assertThat(profile.detected()).satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.RESIDENT_ID));
        ColumnProfile masked = profile.masked();
        assertThat(masked.top()).allSatisfy(value -> assertThat(value.value()).matches("420502\\*{10}..") );
        assertThat(masked.min()).contains("**********");
        assertThat(masked.hidden()).isTrue();
        assertThat(masked.masked()).isSameAs(masked);
    }

    @Test
    void freeTextAndLongNumbersAreMaskedAndSmallFiguresAreNot() {
        assertThat(profile(ValueType.TEXT, "患者张三", "患者李四").masked().top()).extracting(TopValue::value).containsOnly("□□□□");
        ColumnProfile phones = profile(ValueType.INTEGER, IntStream.range(0, 300).mapToObj(i -> "138" + (10_000_000 + i * 7919))).masked();
        assertThat(phones.numbers()).isNull();
        assertThat(phones.top()).extracting(TopValue::value).allMatch(value -> value.startsWith("138****"));
        ColumnProfile ages = profile(ValueType.INTEGER, "30", "40", "30").masked();
        assertThat(ages.numbers()).isNotNull();
        assertThat(ages.top().get(0)).isEqualTo(new TopValue("30", 2));
    }
}
