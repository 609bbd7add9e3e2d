package cdo.start.demo;

import cdo.scan.identifiers.CardNumbers;
import cdo.scan.identifiers.Kind;
import java.time.LocalDate;
import java.util.Random;

/**
 * Invented people, firms and numbers: the same for the same seed, belonging to nobody. Identifiers pass their checks, because surveys shall
 * recognise them; some are spoilt on purpose, as they are in real databases.
 */
final class Invented {

    static final String[] REGIONS = {"420502", "420503", "420504", "420505", "420506", "420525", "420526", "420527", "420528", "420529", "420581", "420582", "420583"};
    static final String[] REGION_NAMES = {"西陵区", "伍家岗区", "点军区", "猇亭区", "夷陵区", "远安县", "兴山县", "秭归县", "长阳土家族自治县", "五峰土家族自治县", "宜都市", "当阳市", "枝江市"};
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉华建国红梅志鹏晓东雪琴海燕文博雨欣子涵";
    private static final String[] STREETS = {"东山大道", "沿江大道", "夷陵大道", "云集路", "珍珠路", "西陵一路", "胜利三路", "发展大道", "城东大道", "合益路"};
    private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANIZATION = "0123456789X";

    final Random random;

    Invented(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    String digits(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    /** With the check digit in place of its last one. */
    static String card(String digits) {
        String begun = digits.substring(0, digits.length() - 1);
        return java.util.stream.IntStream.range(0, 10).mapToObj(check -> begun + check).filter(CardNumbers::luhn).findFirst().orElseThrow();
    }

    String name() {
        return "" + letter(SURNAMES) + letter(GIVEN) + (chance(0.7) ? letter(GIVEN) : "");
    }

    private char letter(String of) {
        return of.charAt(random.nextInt(of.length()));
    }

    LocalDate day(int from, int to) {
        return LocalDate.of(from, 1, 1).plusDays(random.nextInt((to - from + 1) * 365));
    }

    /** 公民身份号码 with its right check character. */
    String person(boolean male, int bornFrom, int bornTo) {
        int order = random.nextInt(500) * 2 + (male ? 1 : 0);
        return completed(Kind.RESIDENT_ID, one(REGIONS) + day(bornFrom, bornTo).toString().replace("-", "") + "%03d".formatted(order), "0123456789X");
    }

    /** As clerks type it: mostly right, sometimes in small letters, with a blank, cut short or mistyped. */
    String typedPerson(String number) {
        int what = random.nextInt(100);
        if (what < 3) {
            return number.toLowerCase(java.util.Locale.ROOT) + " ";
        }
        if (what < 5) {
            return number.substring(0, 6) + number.substring(8, 17);
        }
        return what < 7 ? number.substring(0, 16) + random.nextInt(10) + number.charAt(17) : number;
    }

    /** 统一社会信用代码 of an enterprise, registered in this city. */
    String creditCode() {
        String organization = completed(Kind.ORGANIZATION_CODE, "MA" + digits(6), ORGANIZATION);
        return completed(Kind.CREDIT_CODE, "91" + one(REGIONS) + organization.replace("-", ""), CREDIT);
    }

    private static String completed(Kind kind, String begun, String endings) {
        for (char end : endings.toCharArray()) {
            if (kind.judge(begun + end, TODAY) == cdo.scan.identifiers.Verdict.VALID) {
                return begun + end;
            }
        }
        throw new IllegalStateException("no check character completes a " + kind);
    }

    String mobile() {
        return one(new String[] {"130", "135", "138", "139", "150", "158", "159", "177", "186", "189"}) + digits(8);
    }

    /** As clerks type it. */
    String phone() {
        String number = mobile();
        int what = random.nextInt(20);
        return what == 0 ? number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7) : what == 1 ? "0717-6" + digits(6) : what == 2 ? number.substring(0, 10) : number;
    }

    String address(int region) {
        return (chance(0.6) ? "湖北省宜昌市" : "") + REGION_NAMES[region] + one(STREETS) + (1 + below(300)) + "号" + (chance(0.7) ? (1 + below(12)) + "栋" + (1 + below(30)) + "0" + (1 + below(4)) + "室" : "");
    }

    /** A day as many hands write it into a text column; now and then one that does not exist. */
    String typedDay(LocalDate day) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> day.toString().replace("-", "");
            case 3, 4 -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
            case 5 -> day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
            case 6 -> chance(0.3) ? day.getYear() + "-02-30" : day.toString();
            default -> day.toString();
        };
    }
}
