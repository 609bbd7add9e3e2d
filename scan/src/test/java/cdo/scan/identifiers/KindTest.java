package cdo.scan.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published specimens and made-up numbers with a right check digit, kind by kind. */
class KindTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X", "RESIDENT_ID, 440524188001010014", "RESIDENT_ID, 420502198001010011",
        "HMT_RESIDENCE, 810000199001011230",
        "FOREIGNER_ID, 911124198108030024", "FOREIGNER_ID, 942840197901010010",
        "CREDIT_CODE, 91350100M000100Y43", "CREDIT_CODE, 91440300085948158H", "CREDIT_CODE, 91420500MA00000079",
        "ORGANIZATION_CODE, D2143569X", "ORGANIZATION_CODE, 08594815-8",
        "BUSINESS_NUMBER, 440301108548379", "BUSINESS_NUMBER, 110108000000016",
        "BANK_CARD, 6228480402564890018", "BANK_CARD, 6222020111122220002",
        "MOBILE, 13800138000", "MOBILE, +8613800138000", "MOBILE, 138 0013 8000", "MOBILE, １３８００１３８０００",
        "LANDLINE, 0717-6000000", "LANDLINE, 4008123456", "LANDLINE, 010-12345678-1234",
        "PLATE, 鄂E12345", "PLATE, 鄂ED12345", "PLATE, 鄂E12345D", "PLATE, 鄂E1234挂", "PLATE, 鄂E·12345", "PLATE, 粤Z1234港",
        "PASSPORT, E12345678", "PASSPORT, EA1234567", "PASSPORT, SE1234567", "PASSPORT, G12345678",
        "HONG_KONG_MACAU_PERMIT, C12345678", "HONG_KONG_MACAU_PERMIT, CA1234567",
        "HOME_RETURN_PERMIT, H12345678", "HOME_RETURN_PERMIT, M1234567800",
        "TAIWAN_PERMIT, 01234567",
        "MILITARY, 军字第20010001号",
        "VIN, LSVAM4187C2184847", "VIN, 1M8GDM9AXKP042788", "VIN, 11111111111111111",
        "REAL_ESTATE_UNIT, 420502001001GB00001F00010001",
        "IMEI, 490154203237518",
        "POST_CODE, 443000",
        "DIVISION_6, 420500", "DIVISION_6, 420502", "DIVISION_12, 420502001001",
        "PERSON_NAME, 张三", "PERSON_NAME, 欧阳修文", "PERSON_NAME, 买买提·艾力",
        "ADDRESS, 湖北省宜昌市西陵区沿江大道1号", "ADDRESS, 夷陵区小溪塔街道",
        "EMAIL, cdo@yichang.gov.cn", "IPV4, 192.168.1.1", "IPV6, 2001:db8::1", "IPV6, ::1", "MAC, 00:1A:2b:3C:4d:5E",
        "LONGITUDE, 111.286962", "LATITUDE, 30.691865", "COORDINATES, '111.286962,30.691865'",
        "URL, https://www.yichang.gov.cn/a?b=1", "RESIDENT_ID_15, 420502800101001"})
    void aKnownSpecimenIsValid(Kind kind, String value) {
        assertThat(kind.judge(value, TODAY)).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 110105194912310021, FORM", "RESIDENT_ID, 420502203001010018, FORM", "RESIDENT_ID, 420502199002300019, FORM",
        "RESIDENT_ID, 990502198001010011, NO", "RESIDENT_ID, 42050219800101001, NO", "RESIDENT_ID, 810000199001011230, NO",
        "CREDIT_CODE, 91350100M000100Y44, FORM", "CREDIT_CODE, 9111000060003IOZSV, NO", "CREDIT_CODE, A1110000600037341L, FORM",
        "ORGANIZATION_CODE, D21435691, FORM", "BUSINESS_NUMBER, 440301108548378, FORM", "BANK_CARD, 6228480402564890019, FORM",
        "MOBILE, 12800138000, NO", "MOBILE, 138001380001, NO", "LANDLINE, 0717-060000, NO", "LANDLINE, 010 12345678, NO",
        "PLATE, 鄂I12345, NO", "PLATE, 宁AD1234555555, NO", "PLATE, 浙苏H6F681, NO",
        "VIN, LSVAM4187C2184848, FORM", "VIN, LOC613P23A1305189, NO",
        "REAL_ESTATE_UNIT, 420502001001GB00001X00010001, NO", "IMEI, 490154203237519, FORM", "POST_CODE, 993000, NO",
        "DIVISION_6, 420599, FORM", "DIVISION_6, 990000, NO", "PERSON_NAME, 张, NO", "PERSON_NAME, 财务部, FORM", "PERSON_NAME, Zhang, NO",
        "ADDRESS, 无, NO", "EMAIL, cdo@, NO", "IPV4, 256.1.1.1, NO", "IPV6, 1::2::3, NO", "IPV6, 12:30, NO", "MAC, 00:1A:2B:3C:4D, NO",
        "LONGITUDE, 300.123456, NO", "LATITUDE, 111.286962, FORM", "URL, www, NO", "RESIDENT_ID_15, 420502801301001, FORM"})
    void aWrongOneIsTold(Kind kind, String value, Verdict verdict) {
        assertThat(kind.judge(value, TODAY)).isEqualTo(verdict);
    }

    @Test
    void anAbolishedRegionCodeStaysValidInAnOldNumber() {
        String body = "42052119800101001";
        assertThat(Divisions.name("420521")).isEmpty();
        assertThat(Kind.RESIDENT_ID.judge(body + PersonNumbers.check(body), TODAY)).isEqualTo(Verdict.VALID);
    }

    @Test
    void someoneBornTomorrowHasNoNumberYet() {
        String body = "42050220260902001";
        String number = body + PersonNumbers.check(body);
        assertThat(Kind.RESIDENT_ID.judge(number, TODAY)).isEqualTo(Verdict.FORM);
        assertThat(Kind.RESIDENT_ID.judge(number, TODAY.plusDays(1))).isEqualTo(Verdict.VALID);
    }

    @Test
    void anOldNumberBecomesEighteenDigits() {
        assertThat(PersonNumbers.toEighteen("420502800101001")).isEqualTo("420502198001010011");
    }

    @Test
    void aNumberTellsRegionBirthAndSex() {
        assertThat(PersonNumbers.facts("420502198001010011", TODAY))
                .contains(new PersonNumbers.Facts("420502", LocalDate.of(1980, 1, 1), true));
        assertThat(PersonNumbers.facts("420502198001010012", TODAY)).isEmpty();
    }

    @Test
    void theCreditCodeMustAlsoHoldAValidOrganisationCode() {
        // right by mod 31, but the nine characters within are no organisation code
        String body = "91420500MA0000008";
        String code = body + OrganizationNumbers.creditCheck(body);
        assertThat(Kind.CREDIT_CODE.judge(code, TODAY)).isEqualTo(Verdict.FORM);
    }

    @Test
    void everyKindHasBothLabels() {
        for (Kind kind : Kind.values()) {
            assertThat(kind.label("zh")).isNotBlank();
            assertThat(kind.label("en")).isNotBlank().isNotEqualTo(kind.label("zh"));
        }
    }
}
