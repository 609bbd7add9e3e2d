package cdo.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ImportsTest {

    @Autowired FoundedCity city;
    @Autowired Imports imports;
    @Autowired Units units;
    @Autowired People people;
    @Autowired Posts posts;
    @Autowired Clocks clocks;
    private Who clerk;
    private String mark;

    @BeforeEach
    void found() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        mark = "导入" + clerk.personId();
    }

    @Test
    void unitsPeopleAndPastTenuresAreWrittenOnlyAfterConfirmation() {
        byte[] file = filled(book -> {
            row(book, "单位", mark + "局", "", "", "部门", "420500", "宜昌市人民政府", "", "30", "2022-01-01", "宜编〔2022〕1号");
            row(book, "人员", "王" + mark, mark + "局", "副局长", "四级调研员", "数据", "男", "1978-05", "0717-6000000", "13800138000", "");
            row(book, "任职", "王" + mark, mark + "局", mark + "局", "部门首席数据官", "2023-03-01", "2024-02-29", "否", "是", "宜城指〔2023〕2号");
            row(book, "任职", "王" + mark, mark + "局", mark + "局", "数据专员", "2024年3月1日", "", "", "是", "宜城指〔2024〕2号");
        });
        long draft = imports.keep(clerk, "机构.xlsx", file);
        assertThat(imports.preview(clerk, draft).lines()).hasSize(4).allSatisfy(line -> assertThat(line.error()).as(line.text()).isNull());
        assertThat(units.all(clocks.today())).extracting(Unit::name).doesNotContain(mark + "局");
        imports.confirm(clerk, draft);
        Unit unit = city.unit(mark + "局");
        Person person = people.named(unit.id(), "王" + mark).getFirst();
        assertThat(person.birthMonth()).isEqualTo(LocalDate.of(1978, 5, 1));
        assertThat(posts.historyOf(person.id())).hasSize(2);
        assertThat(posts.holder(posts.of(unit.id(), PostKind.DEPARTMENT_CDO).id(), LocalDate.of(2024, 2, 29)).orElseThrow().to()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThatThrownBy(() -> imports.confirm(clerk, draft)).as("once only").isInstanceOf(Problem.NotFound.class);
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    @Test
    void anImportTellsWhatWasAndSeatsNobodyInAnOfficersOrASigningPost() {
        Unit county = city.unit("秭归县人民政府");
        String today = clocks.today().toString();
        String yesterday = clocks.today().minusDays(1).toString();
        Person myself = people.get(clerk.personId());
        long department = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT).id();
        String here = units.get(department).name();
        byte[] file = filled(book -> {
            row(book, "人员", "李" + mark, here, "副局长", "", "", "", "", "", "", "");
            row(book, "任职", "李" + mark, here, county.name(), "县（市、区）首席数据官", "2022-07-01", "", "", "", "x");
            row(book, "任职", "李" + mark, here, here, "部门首席数据官", "2022-07-01", today, "", "", "x");
            row(book, "任职", "李" + mark, here, "宜昌市城市大脑建设指挥部", "任免机关负责人", "2022-07-01", "", "", "", "x");
            row(book, "任职", "李" + mark, here, "宜昌市政务服务和大数据管理局", "主管部门负责人", "2022-07-01", "", "", "", "x");
            row(book, "任职", "李" + mark, here, here, "部门首席数据官", "2022-07-01", yesterday, "", "", "宜城指〔2022〕2号");
            row(book, "任职", "李" + mark, here, here, "联络员", "2022-07-01", "", "", "", "局办公会");
            row(book, "任职", myself.name(), units.get(myself.homeUnitId()).name(), county.name(), "数据专员", "2022-07-01", "2023-07-01", "", "", "x");
        });
        assertThat(keys(clerk, file)).containsExactly("", "organization.import.officerSits", "organization.import.officerSits", "organization.import.clerkSits", "organization.import.clerkSits",
                "", "", "organization.import.oneself");
    }

    @Test
    void aUnitThatCannotBeIsNamedInItsRow() {
        Unit short1 = city.unit("宜昌市民政局");
        byte[] file = filled(book -> {
            row(book, "单位", "宜昌\u200b市民政局", "", "", "部门", "420500", "宜昌市人民政府", "", "30", "2022-01-01", "文");
            row(book, "单位", "宜昌 市民政局", "", "", "部门", "420500", "宜昌市人民政府", "", "30", "2022-01-01", "文");
            row(book, "单位", mark + "政府", "", "", "政府（管委会）", "420500", "宜昌市人民政府", "", "30", "2022-01-01", "文");
            row(book, "单位", mark + "数据局", "", "", "主管部门", "420500", "宜昌市人民政府", "", "30", "2022-01-01", "文");
            row(book, "单位", mark + "甲", "", "", "部门", "420500", "宜昌市人民政府", "", "99999999999", "2022-01-01", "文");
            row(book, "单位", mark + "乙", "", "", "部门", "420500", "宜昌市人民政府", "", "-5", "2022-01-01", "文");
            row(book, "单位", mark + "😀", "", "", "部门", "420500", "宜昌市人民政府", "", "", "2022-01-01", "文");
            row(book, "单位", mark + "长".repeat(300), "", "", "部门", "420500", "宜昌市人民政府", "", "", "2022-01-01", "文");
            row(book, "单位", mark + "镇", "", "", "乡镇（街道）", "420500", short1.name(), "", "", "2022-01-01", "文");
            row(book, "单位", mark + "丙", "", short1.shortName(), "部门", "420500", "宜昌市人民政府", "", "", "2022-01-01", "文");
            row(book, "单位", mark + "丁", "", "", "部门", "４２０５００", "宜昌市人民政府", "", "１２", "2022-01-01", "文");
        });
        assertThat(keys(clerk, file)).containsExactly("organization.unit.nameUnseen", "organization.unit.nameTaken", "organization.unit.onlyGovernment", "organization.unit.onlyBureau",
                "organization.import.value", "organization.import.value", "organization.unit.nameUnseen", "form.tooLong", "organization.unit.underGovernment", "organization.unit.shortTaken", "");
    }

    @Test
    void whatMissesAFaultyRowOfTheSameFileIsSentToThatRow() {
        byte[] file = filled(book -> {
            row(book, "单位", mark + "局", "", "", "不认识", "420500", "宜昌市人民政府", "", "", "2022-01-01", "文");
            row(book, "人员", "周" + mark, mark + "局", "", "", "", "", "", "", "", "");
            row(book, "人员", "吴" + mark, "宜昌市公安局", "", "", "", "", "", "不是电话", "", "");
            row(book, "人员", "郑" + mark, "宜昌市公安局", "", "", "", "", "198001", "０７１７－６２５１２３４", "１３８００１３８０００", "");
            row(book, "任职", "吴" + mark, "宜昌市公安局", "宜昌市公安局", "联络员", "2022-07-01", "", "", "", "文");
            row(book, "任职", "冯" + mark, "宜昌市公安局", "宜昌市公安局", "联络员", "2022-07-01", "", "", "", "文");
        });
        var lines = imports.preview(clerk, imports.keep(clerk, "机构.xlsx", file)).lines();
        assertThat(lines).extracting(line -> line.error() == null ? "" : line.error().key()).containsExactly("organization.import.value", "organization.import.rowFaulty",
                "organization.person.phone", "", "organization.import.rowFaulty", "organization.import.noPerson");
        assertThat(lines.get(4).error().args()).containsExactly("人员", 3);
    }

    @Test
    void theTemplateSaysHowToFillItInAndOffersWhatIsRead() throws IOException {
        for (Language language : Language.values()) {
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(imports.template(language)))) {
                String notes = new org.apache.poi.xssf.extractor.XSSFExcelExtractor(book).getText();
                assertThat(book.getSheetName(0)).isEqualTo(language.chinese() ? "填写说明" : "How to fill in");
                assertThat(notes).contains("县（市、区）首席数据官 / ").contains(language.chinese() ? "任职的第一天" : "First day in the post").doesNotContain("⟦");
                for (String sheet : List.of("单位", "人员", "任职")) {
                    assertThat(book.getSheet(sheet).getDataValidations()).as(sheet).isNotEmpty();
                }
                assertThat(book.getSheet("任职").getDataValidations()).anySatisfy(each -> assertThat(each.getValidationConstraint().getExplicitListValues()).hasSize(PostKind.values().length).contains("联络员"));
            }
        }
    }

    @Test
    void cellsInTheFormatOfADateAreDates() {
        byte[] file = filled(book -> {
            int at = 0;
            for (short format : new short[] {14, 31, 58, book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\" h:mm")}) {
                row(book, "单位", mark + "处" + at, "", "", "部门", "420500", "宜昌市人民政府", "", "30", "", "宜编〔2024〕1号");
                var cell = book.getSheet("单位").getRow(++at).getCell(8);
                cell.setCellValue(45296.25);
                cell.setCellStyle(book.createCellStyle());
                cell.getCellStyle().setDataFormat(format);
            }
        });
        long draft = imports.keep(clerk, "机构.xlsx", file);
        assertThat(imports.preview(clerk, draft).lines()).hasSize(4).allSatisfy(line -> assertThat(line.error()).as(line.text()).isNull());
        imports.confirm(clerk, draft);
        assertThat(units.history(city.unit(mark + "处1").id()).getFirst().validFrom()).isEqualTo(LocalDate.of(2024, 1, 5));
    }

    @Test
    void faultyRowsAreNamedAndNothingIsWritten() {
        String stem = "91420500MB%07d".formatted(clerk.personId());
        String code = stem + CreditCode.check(stem);
        byte[] file = filled(book -> {
            row(book, "单位", mark + "甲", "", "", "部门", "420500", "宜昌市人民政府", code, "1", "2022-01-01", "文");
            row(book, "单位", mark + "乙", "", "", "部门", "420500", "宜昌市人民政府", code, "1", "2022-01-01", "文");
            row(book, "单位", mark + "丙", "", "", "部门", "420500", "宜昌市人民政府", "110105194912310", "1", "2022-01-01", "文");
            row(book, "单位", mark + "丁", "", "", "不认识", "420500", "宜昌市人民政府", "", "1", "2022-01-01", "文");
            row(book, "单位", mark + "戊", "", "", "部门", "420500", "没有的单位", "", "1", "2022-01-01", "文");
            row(book, "单位", mark + "己", "", "", "部门", "420500", "宜昌市人民政府", "", "1", "2022-02-30", "文");
            row(book, "单位", mark + "庚", "", "", "部门", "420500", "宜昌市人民政府", "", "1", "2022-01-01", "");
            row(book, "人员", "赵" + mark, "宜昌市公安局", "", "", "", "", "", "", "138001", "");
            book.getSheet("单位").createRow(20).createCell(0).setCellValue(mark + "辛");
            book.getSheet("单位").getRow(20).createCell(6).setCellValue(420500123456789012d);
        });
        long draft = imports.keep(clerk, "机构.xlsx", file);
        var lines = imports.preview(clerk, draft).lines();
        assertThat(lines.stream().map(line -> line.error() == null ? "" : line.error().key()).toList()).containsExactly("", "organization.uscc.taken", "organization.uscc.fifteen",
                "organization.import.value", "organization.import.noUnit", "organization.import.value", "organization.import.missing", "organization.import.longNumber", "organization.person.mobile");
        assertThatThrownBy(() -> imports.confirm(clerk, draft)).isInstanceOf(Problem.Refused.class);
        assertThat(units.all(clocks.today())).extracting(Unit::name).noneMatch(name -> name.startsWith(mark));
    }

    @Test
    void aPersonWhoCannotBeSoIsNamedWithEverythingThatIsWrong() {
        byte[] file = filled(book -> {
            row(book, "人员", "孙" + mark, "宜昌市公安局", "", "", "", "中", "2099-12", "abc", "", "");
            row(book, "人员", "李" + mark, "宜昌市公安局", "", "", "", "女", "2030-08", "0717-6251234转8012", "", "");
            row(book, "人员", "\u202e\u200b", "宜昌市公安局", "", "", "", "", "1978年5月", "", "", "");
        });
        assertThat(imports.preview(clerk, imports.keep(clerk, "机构.xlsx", file)).lines()).extracting(line -> line.errors().stream().map(error -> error.key()).toList()).containsExactly(
                List.of("organization.import.value", "organization.person.birth", "organization.person.phone"), List.of("organization.person.birth"), List.of("organization.person.unseen"));
    }

    @Test
    void rowsThatWereOnlyFormattedDoNotMakeAWorkbookTooLong() {
        byte[] file = filled(book -> {
            for (int empty = 300; empty < 6000; empty++) {
                book.getSheet("人员").createRow(empty).createCell(0).setCellStyle(book.getCellStyleAt(0));
            }
            row(book, "人员", "吴" + mark, "宜昌市公安局", "", "", "", "", "", "", "", "");
        });
        assertThat(imports.preview(clerk, imports.keep(clerk, "机构.xlsx", file)).lines()).singleElement().satisfies(line -> assertThat(line.error()).isNull());
    }

    @Test
    void aWorkbookThatIsNoTemplateIsRefusedAsAWhole() {
        assertRefused("organization.import.merged", filled(book -> book.getSheet("单位").addMergedRegion(new CellRangeAddress(1, 2, 0, 0))));
        assertRefused("organization.import.header", filled(book -> book.getSheet("人员").getRow(0).getCell(1).setCellValue("单位名称")));
        assertRefused("organization.import.sheet", filled(book -> book.removeSheetAt(book.getSheetIndex("任职"))));
        assertRefused("organization.import.version", filled(book -> book.removeSheetAt(book.getSheetIndex("_template"))));
        assertRefused("organization.import.empty", filled(book -> { }));
        assertRefused("organization.import.unreadable", "不是工作簿".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theTemplateBeforeTheCurrentOneIsAccepted() {
        assertThat(ImportBook.accepts("organization/1", 1)).isTrue();
        assertThat(ImportBook.accepts("organization/1", 2)).isTrue();
        assertThat(ImportBook.accepts("organization/1", 3)).isFalse();
        assertThat(ImportBook.accepts("organization/2", 1)).isFalse();
        assertThat(ImportBook.accepts("organization/0", 1)).as("there never was one").isFalse();
    }

    @Test
    void aCountyImportsNothingIntoAnother() {
        Who county = city.acting(city.unit("枝江市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        byte[] file = filled(book -> {
            row(book, "单位", mark + "甲", "", "", "部门", "420506", "夷陵区人民政府", "", "1", "2022-01-01", "文");
            row(book, "人员", "赵" + mark, "宜昌市公安局", "", "", "", "", "", "", "", "");
            row(book, "人员", "钱" + mark, "枝江市公安局", "", "", "", "", "", "", "", "");
        });
        var lines = imports.preview(county, imports.keep(county, "机构.xlsx", file)).lines();
        assertThat(lines).extracting(line -> line.error() == null).containsExactly(false, false, true);
        assertThat(lines.getFirst().error().key()).isEqualTo("problem.denied");
        Who steward = city.acting(city.unit("枝江市公安局"), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> imports.keep(steward, "机构.xlsx", file)).isInstanceOf(Problem.Denied.class);
    }

    private List<String> keys(Who who, byte[] file) {
        return imports.preview(who, imports.keep(who, "机构.xlsx", file)).lines().stream().map(line -> line.error() == null ? "" : line.error().key()).toList();
    }

    private void assertRefused(String key, byte[] file) {
        var refusal = (Problem.Invalid) catchThrowable(() -> imports.keep(clerk, "机构.xlsx", file));
        assertThat(refusal).as(key).isNotNull();
        assertThat(refusal.errors().getFirst().message().key()).isEqualTo(key);
    }

    private byte[] filled(Consumer<XSSFWorkbook> fill) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(imports.template(Language.ZH))); var bytes = new ByteArrayOutputStream()) {
            fill.accept(book);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void row(XSSFWorkbook book, String sheet, String... cells) {
        var target = book.getSheet(sheet);
        int number = 1;
        while (target.getRow(number) != null && target.getRow(number).getCell(0) != null && !target.getRow(number).getCell(0).toString().isEmpty()) {
            number++;
        }
        var row = target.getRow(number) == null ? target.createRow(number) : target.getRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }
}
