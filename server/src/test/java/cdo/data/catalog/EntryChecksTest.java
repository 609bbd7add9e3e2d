package cdo.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.platform.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule of the form by itself: what is whole passes, one fault gives exactly one error at its field. */
class EntryChecksTest {

    private static final EntryChecks.Facts FINE = new EntryChecks.Facts(false, true, Set.of(), "");

    @Test
    void aWholeEntryHasNoFaults() {
        assertThat(EntryChecks.of(whole(), FINE)).isEmpty();
    }

    @Test
    void aBlankDraftIsToldEverythingAtOnce() {
        assertThat(fields(EntryChecks.of(Content.named(""), new EntryChecks.Facts(false, false, Set.of(), ""))))
                .containsExactlyInAnyOrder("name", "classification", "abstract", "format", "sharing", "open", "cycle", "grading", "sourceUnit", "contact", "phone", "providerCode");
    }

    @Test
    void aNameStandsOncePerProvider() {
        assertThat(faults(whole(), new EntryChecks.Facts(true, true, Set.of(), ""))).containsExactly("name catalog.check.nameTaken");
    }

    @Test
    void aClosedClassificationTakesNoEntry() {
        assertThat(faults(whole(), new EntryChecks.Facts(false, false, Set.of(), ""))).containsExactly("classification catalog.check.classificationClosed");
    }

    @Test
    void anAbstractHasAtMostAThousandCharacters() {
        assertThat(faults(whole().described("数".repeat(1000), UpdateCycle.DAILY))).isEmpty();
        assertThat(faults(whole().described("数".repeat(1001), UpdateCycle.DAILY))).containsExactly("abstract catalog.check.abstractLong");
    }

    @Test
    void structuredFormatsNeedItemsAndOthersDoNot() {
        assertThat(faults(whole().shaped(List.of(new Content.Format(FormatCategory.DATABASE, "mysql")), List.of()))).containsExactly("items catalog.check.items");
        assertThat(faults(whole().shaped(List.of(new Content.Format(FormatCategory.SPREADSHEET, "xlsx")), List.of()))).containsExactly("items catalog.check.items");
        assertThat(faults(whole().shaped(List.of(new Content.Format(FormatCategory.SERVICE, FormatCategory.OTHER)), List.of()))).contains("items catalog.check.items", "formatNote catalog.check.formatNote");
        assertThat(faults(whole().shaped(List.of(new Content.Format(FormatCategory.ELECTRONIC_FILE, "pdf")), List.of()))).isEmpty();
    }

    @Test
    void itemsAreNamedTypedAndListedOnce() {
        var items = List.of(Content.Item.of("姓名", ItemType.CHARACTER), Content.Item.of("姓名", ItemType.CHARACTER), Content.Item.of("生日", null), Content.Item.of("", ItemType.DATE));
        assertThat(faults(whole().shaped(whole().formats(), items)))
                .containsExactly("item.1.name catalog.check.itemTwice", "item.2.type catalog.check.itemType", "item.3.name catalog.check.itemName");
    }

    @Test
    void notSharingNeedsALawByName() {
        assertThat(faults(whole().sharedAs(SharingAttribute.NOT_SHARED, ""))).containsExactly("sharingCondition catalog.check.notShared");
        assertThat(faults(whole().sharedAs(SharingAttribute.NOT_SHARED, "涉及个人隐私"))).containsExactly("sharingCondition catalog.check.notShared");
        assertThat(faults(whole().sharedAs(SharingAttribute.NOT_SHARED, "《中华人民共和国反洗钱法》第七条"))).isEmpty();
    }

    @Test
    void conditionalSharingNeedsItsCondition() {
        assertThat(faults(whole().sharedAs(SharingAttribute.CONDITIONAL, " ", SharingMethod.PLATFORM_TABLE))).containsExactly("sharingCondition catalog.check.conditional");
        assertThat(faults(whole().sharedAs(SharingAttribute.CONDITIONAL, "无条件", SharingMethod.PLATFORM_TABLE))).containsExactly("sharingCondition catalog.check.conditional");
        assertThat(faults(whole().sharedAs(SharingAttribute.CONDITIONAL, "仅限市场监管部门用于登记核验", SharingMethod.PLATFORM_TABLE))).isEmpty();
    }

    @Test
    void unconditionalSharingTakesNoFurtherCondition() {
        assertThat(faults(whole().sharedAs(SharingAttribute.UNCONDITIONAL, "须经本局同意", SharingMethod.PLATFORM_TABLE))).containsExactly("sharingCondition catalog.check.unconditional");
        assertThat(faults(whole().sharedAs(SharingAttribute.UNCONDITIONAL, "无条件", SharingMethod.PLATFORM_TABLE))).isEmpty();
    }

    @Test
    void whatIsSharedSaysHow() {
        assertThat(faults(whole().sharedAs(SharingAttribute.UNCONDITIONAL, ""))).containsExactly("sharingMethod catalog.check.method");
    }

    @Test
    void openingNeedsItsConditionAndSharing() {
        assertThat(faults(whole().opened(true, ""))).containsExactly("openCondition catalog.check.openCondition");
        assertThat(faults(whole().opened(true, "注明来源"))).isEmpty();
        assertThat(faults(whole().opened(true, "注明来源").sharedAs(SharingAttribute.NOT_SHARED, "《某法》第一条"))).containsExactly("open catalog.check.openNotShared");
    }

    @Test
    void coreDataStaysInAndImportantDataIsSharedOnConditionAtMost() {
        Content core = whole().from(graded(GradingLevel.CORE));
        assertThat(faults(core)).containsExactly("sharing catalog.check.coreShared");
        assertThat(faults(core.sharedAs(SharingAttribute.CONDITIONAL, "限某部门", SharingMethod.PLATFORM_TABLE).opened(true, "注明来源")))
                .containsExactly("sharing catalog.check.coreShared", "open catalog.check.gradedOpen");
        assertThat(faults(core.sharedAs(SharingAttribute.NOT_SHARED, "《中华人民共和国数据安全法》第二十一条"))).isEmpty();
        Content important = whole().from(graded(GradingLevel.IMPORTANT));
        assertThat(faults(important)).containsExactly("sharing catalog.check.importantUnconditional");
        assertThat(faults(important.sharedAs(SharingAttribute.CONDITIONAL, "限某部门", SharingMethod.PLATFORM_TABLE))).isEmpty();
        assertThat(faults(important.sharedAs(SharingAttribute.CONDITIONAL, "限某部门", SharingMethod.PLATFORM_TABLE).opened(true, "注明来源"))).containsExactly("open catalog.check.gradedOpen");
    }

    @Test
    void itemsAreNoMoreOpenThanTheirSharingTheirFlagAndTheirEntryAllow() {
        var name = new Content.Item("姓名", "xm", ItemType.CHARACTER, 30, false, null, null, true);
        var money = new Content.Item("金额", "je", ItemType.NUMERIC, null, false, SharingAttribute.NOT_SHARED, null, false);
        Content open = whole().opened(true, "注明来源");
        assertThat(faults(open.shaped(open.formats(), List.of(name, Content.Item.of("月份", ItemType.DATE))))).containsExactly("item.0.open catalog.check.itemOpenSensitive");
        assertThat(faults(open.shaped(open.formats(), List.of(money, Content.Item.of("月份", ItemType.DATE))))).containsExactly("item.0.open catalog.check.itemOpenNotShared");
        assertThat(faults(open.shaped(open.formats(), List.of(closed(name), closed(money), Content.Item.of("月份", ItemType.DATE))))).isEmpty();
        var alone = new Content.Item("月份", "yf", ItemType.DATE, null, false, null, true, false);
        assertThat(faults(whole().shaped(whole().formats(), List.of(alone)))).containsExactly("item.0.open catalog.check.itemOpenAlone");
        assertThat(faults(whole().shaped(whole().formats(), List.of(closed(money))))).containsExactly("sharing catalog.check.nothingShared");
        assertThat(faults(whole().shaped(whole().formats(), List.of(name)))).as("shared among departments, not opened").isEmpty();
    }

    private static Content.Item closed(Content.Item item) {
        return new Content.Item(item.name(), item.column(), item.type(), item.length(), item.key(), item.sharing(), false, item.sensitive());
    }

    private static Content.Source graded(GradingLevel level) {
        Content.Source source = whole().source();
        return new Content.Source(level, source.unitId(), null, source.contact(), source.phone(), source.from(), source.to(), source.keywords());
    }

    @Test
    void theProvidersCodeIsGivenAndItsCheckDigitAgrees() {
        assertThat(faults(whole(), new EntryChecks.Facts(false, true, Set.of(), "11420500000001230E"))).isEmpty();
        assertThat(faults(whole(), new EntryChecks.Facts(false, true, Set.of(), "11420500000001249B"))).as("that of another unit").containsExactly("providerCode catalog.check.otherProviderCode");
        assertThat(faults(whole().providedBy(""))).containsExactly("providerCode catalog.check.noProviderCode");
        assertThat(faults(whole().providedBy("11420500"))).containsExactly("providerCode catalog.check.providerCode");
        assertThat(faults(whole().providedBy("11420500000001230F"))).containsExactly("providerCode catalog.check.providerCode");
    }

    @Test
    void theTelephoneIsOne() {
        Content.Source source = whole().source();
        for (String no : List.of("abc", "拨打", "1", "110")) {
            assertThat(faults(whole().from(new Content.Source(source.grading(), 1L, null, "周敏", no, null, null, "")))).as(no).containsExactly("phone form.telephone");
        }
        for (String yes : List.of("0717-6250003", "(0717)6250003", "0717 625 0003转12", "13800000000", "12345", "0717-6250003、6250004", "+86-717-6250003")) {
            assertThat(faults(whole().from(new Content.Source(source.grading(), 1L, null, "周敏", yes, null, null, "")))).as(yes).isEmpty();
        }
    }

    @Test
    void theRangeDoesNotEndBeforeItBegins() {
        Content.Source source = whole().source();
        Content upside = whole().from(new Content.Source(source.grading(), source.unitId(), null, "周敏", "0717-1", LocalDate.of(2024, 1, 1), LocalDate.of(2023, 12, 31), ""));
        assertThat(faults(upside)).containsExactly("dataTo catalog.check.range");
    }

    @Test
    void relatedCodesExist() {
        assertThat(faults(whole(), new EntryChecks.Facts(false, true, Set.of("307/000999"), ""))).containsExactly("related catalog.check.related");
    }

    @Test
    void secretMarksAreRefusedAndInnocentWordsAreNot() {
        assertThat(faults(whole().described("本表为机密级档案", UpdateCycle.DAILY))).containsExactly("abstract catalog.secret");
        assertThat(faults(whole().described("密级：秘密", UpdateCycle.DAILY))).containsExactly("abstract catalog.secret");
        assertThat(faults(whole().described("秘密★1年", UpdateCycle.DAILY))).containsExactly("abstract catalog.secret");
        assertThat(faults(whole().described("涉密人员名单", UpdateCycle.DAILY))).containsExactly("abstract catalog.secret");
        assertThat(faults(whole().described("绝 密 ★ 30 年", UpdateCycle.DAILY))).containsExactly("abstract catalog.secret");
        for (String innocent : List.of("计算机密码更换记录", "杜绝密码明文", "非涉密数据", "不涉密", "涉及商业秘密的企业名录", "依据保守国家秘密法开展培训", "密级字段")) {
            assertThat(faults(whole().described(innocent, UpdateCycle.DAILY))).as(innocent).isEmpty();
        }
    }

    @Test
    void columnsBecomeTheTypesOfTheGuide() {
        assertThat(List.of("varchar(30)", "bigint", "numeric(10,2)", "timestamp without time zone", "date", "tinyint(1)", "double precision", "longtext", "money", "bytea", "int4",
                "datetime", "DECIMAL(18,2)", "real", "interval", "bigint(20) unsigned", "longblob").stream().map(ItemType::ofColumn).map(ItemType::letter).toList())
                .containsExactly("C", "I", "N", "T", "D", "L", "B", "M", "Y", "G", "I", "T", "N", "F", "C", "I", "G");
    }

    @Test
    void aTableIsCalledByTheFirstWordsOfItsComment() {
        assertThat(SurveyedTables.title("低保对象信息：按月更新", "t_dbdx")).isEqualTo("低保对象信息");
        assertThat(SurveyedTables.title("  ", "t_dbdx")).isEqualTo("t_dbdx");
        assertThat(SurveyedTables.title(null, "t_dbdx")).isEqualTo("t_dbdx");
        assertThat(SurveyedTables.title("机密档案表", "t_file")).isEqualTo("t_file");
    }

    static Content whole() {
        return Content.named("低保对象信息").providedBy("11420500000001230E").under(1).described("低保对象的姓名、保障类别和金额。", UpdateCycle.MONTHLY)
                .shaped(List.of(new Content.Format(FormatCategory.DATABASE, "mysql")), List.of(Content.Item.of("姓名", ItemType.CHARACTER), Content.Item.of("保障金额", ItemType.NUMERIC)))
                .sharedAs(SharingAttribute.UNCONDITIONAL, "", SharingMethod.PLATFORM_TABLE).opened(false, "")
                .from(new Content.Source(GradingLevel.GENERAL_2, 1L, null, "周敏", "0717-6000000", LocalDate.of(2020, 1, 1), null, "低保、救助"));
    }

    private static List<String> faults(Content content) {
        return faults(content, FINE);
    }

    private static List<String> faults(Content content, EntryChecks.Facts facts) {
        return EntryChecks.of(content, facts).stream().map(error -> error.field() + " " + error.message().key()).toList();
    }

    private static List<String> fields(List<Problem.FieldError> errors) {
        return errors.stream().map(Problem.FieldError::field).distinct().toList();
    }
}
