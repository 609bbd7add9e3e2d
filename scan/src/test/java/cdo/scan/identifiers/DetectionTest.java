package cdo.scan.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    private static List<String> values(int count, IntFunction<String> one) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(one).toList());
    }

    private static String person(int i) {
        String body = "420502%d0101%03d".formatted(1950 + i % 60, i % 1000);
        return body + PersonNumbers.check(body);
    }

    @Test
    void checkDigitsDecideWithoutAnyHint() {
        assertThat(Detection.of("f7", values(300, DetectionTest::person), false, TODAY)).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(Kind.RESIDENT_ID);
            assertThat(found.decided()).isTrue();
            assertThat(found.nameHint()).isFalse();
        });
    }

    @Test
    void aFifthOfDirtIsBorneAndMoreIsOnlySuspected() {
        List<String> dirty = values(300, DetectionTest::person);
        Collections.fill(dirty.subList(0, 60), "不详");
        assertThat(Detection.of("f7", dirty, false, TODAY).orElseThrow().decided()).isTrue();
        Collections.fill(dirty.subList(0, 61), "不详");
        assertThat(Detection.of("f7", dirty, false, TODAY).orElseThrow().decided()).isFalse();
    }

    @Test
    void fewerThanTwoHundredOfALargerColumnAreOnlySuspected() {
        assertThat(Detection.of("身份证号", values(199, DetectionTest::person), false, TODAY).orElseThrow().decided()).isFalse();
    }

    @Test
    void aSmallWholeColumnIsDecidedFromTwentyDifferentValues() {
        assertThat(Detection.of("身份证号", values(20, DetectionTest::person), true, TODAY).orElseThrow().decided()).isTrue();
        assertThat(Detection.of("身份证号", values(19, DetectionTest::person), true, TODAY).orElseThrow().decided()).isFalse();
    }

    @Test
    void neverOnOneValue() {
        assertThat(Detection.of("身份证号", List.of("420502198001010011"), true, TODAY)).isEmpty();
        assertThat(Detection.of("身份证号", values(150, i -> "420502198001010011"), true, TODAY)).isEmpty();
    }

    @Test
    void aPhoneNumberNeedsTheColumnsNameToo() {
        List<String> phones = values(300, i -> "138" + (10_000_000 + i * 7919 % 80_000_000));
        assertThat(Detection.of("lxdh 联系电话", phones, false, TODAY).orElseThrow()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.MOBILE);
            assertThat(found.decided()).isTrue();
        });
        assertThat(Detection.of("f1", phones, false, TODAY).orElseThrow().decided()).isFalse();
    }

    @Test
    void runningNumbersAreNotBankCards() {
        List<String> numbers = values(1000, i -> Long.toString(6222020111122220000L + i));
        assertThat(Detection.of("id", numbers, false, TODAY)).isEmpty();
    }

    @Test
    void fifteenDigitsAreToldApartByTheColumnsName() {
        List<String> both = new ArrayList<>();
        for (int i = 0; both.size() < 250; i++) {
            String body = "11010800%06d".formatted(i);
            String number = body + OrganizationNumbers.businessCheck(body);
            if (CardNumbers.luhn(number)) {
                both.add(number);
            }
        }
        assertThat(Detection.of("设备imei", both, false, TODAY).orElseThrow().kind()).isEqualTo(Kind.IMEI);
        assertThat(Detection.of("注册号", both, false, TODAY).orElseThrow().kind()).isEqualTo(Kind.BUSINESS_NUMBER);
    }

    @Test
    void namesOfOfficesAreNotNamesOfPeople() {
        List<String> offices = values(300, i -> List.of("财务部", "施工科", "综合办", "张家口局", "田径组").get(i % 5));
        assertThat(Detection.of("dept_name 部门名称", offices, true, TODAY).filter(found -> found.kind() == Kind.PERSON_NAME)).isEmpty();
        List<String> people = values(300, i -> List.of("张伟", "王芳", "李娜", "赵敏君", "欧阳锋").get(i % 5));
        assertThat(Detection.of("xm 姓名", people, false, TODAY).orElseThrow().kind()).isEqualTo(Kind.PERSON_NAME);
    }

    @Test
    void aStateOfTwoValuesIsNoNameAndNamesNeedVarietyWhereTheColumnIsNotCalledSo() {
        List<String> states = values(300, i -> i % 33 == 0 ? "退回" : "成功");
        assertThat(Detection.of("ffzt 发放状态", states, false, TODAY)).isEmpty();
        List<String> people = values(300, i -> "王李张刘陈杨黄赵吴周徐孙".charAt(i % 12) + "伟");
        assertThat(Detection.of("f3", people, false, TODAY).orElseThrow().kind()).isEqualTo(Kind.PERSON_NAME);
    }

    @Test
    void aColumnCalledBankCardIsOneEvenWhereTheCheckDigitsFail() {
        List<String> wrong = values(300, i -> "621700" + "%013d".formatted(i * 7_919L * 1_000_003 % 10_000_000_000_000L));
        assertThat(Detection.of("yhkh 银行卡号", wrong, false, TODAY).orElseThrow()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.BANK_CARD);
            assertThat(found.decided()).isFalse();
        });
        assertThat(Detection.of("f4", wrong, false, TODAY)).isEmpty();
        List<String> right = wrong.stream().map(number -> java.util.stream.IntStream.range(0, 10).mapToObj(check -> number.substring(0, 18) + check).filter(CardNumbers::luhn).findFirst().orElseThrow()).toList();
        assertThat(Detection.of("yhkh 银行卡号", right, false, TODAY).orElseThrow()).matches(found -> found.kind() == Kind.BANK_CARD && found.decided());
    }

    @Test
    void aMixedColumnOfIdentityNumbersIsOne() {
        List<String> mixed = values(300, i -> i % 10 == 0 ? "810000199001011230" : i % 10 == 1 ? "911124198108030024" : person(i));
        assertThat(Detection.of("证件号码", mixed, false, TODAY).orElseThrow().kind()).isEqualTo(Kind.RESIDENT_ID);
    }
}
