package cdo.scan.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 420502198001010011, 420502**********11", "MOBILE, 13812345678, 138****5678", "MOBILE, +8613812345678, 138****5678",
        "BANK_CARD, 6228480402564890018, ***************0018", "PERSON_NAME, 张三丰, 张**", "PLATE, 鄂E12345, 鄂E***45",
        "EMAIL, cdo@yichang.gov.cn, c***@yichang.gov.cn", "ADDRESS, 湖北省宜昌市西陵区沿江大道1号, 湖北省宜昌市西陵区***",
        "ADDRESS, 湖北省宜昌市宜都市陆城街道1号, 湖北省宜昌市宜都市***", "ADDRESS, 长阳土家族自治县龙舟坪镇, 长阳土家族自治县***",
        "ADDRESS, 沿江大道1号2栋, ***", "LANDLINE, 0717-6000012, 0717-*****12", "IPV4, 192.168.1.17, 192.168.1.***",
        "LONGITUDE, 111.286962, 111.28****", "CREDIT_CODE, 91420500MA00000079, 91420500MA00000079", "PASSPORT, E12345678, E******78",
        "MILITARY, 军字第20010001号, 军字第********号"})
    void eachKindShowsWhatItMay(Kind kind, String value, String masked) {
        assertThat(Masks.mask(kind, value)).isEqualTo(masked);
    }

    @Test
    void freeTextShowsOnlyItsShape() {
        assertThat(Masks.mask(null, "患者张三，电话13812345678")).isEqualTo("□□□□，□□###########");
    }

    @Test
    void aStrayValueInAColumnOfAnotherKindIsHiddenToo() {
        assertThat(Masks.mask(Kind.RESIDENT_ID, "张三")).isEqualTo("□□");
        assertThat(Masks.mask(Kind.CREDIT_CODE, "13812345678")).isEqualTo("###########");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Masks.shape("字".repeat(100))).isEqualTo("□".repeat(40) + "…");
    }
}
