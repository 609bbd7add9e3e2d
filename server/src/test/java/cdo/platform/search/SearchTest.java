package cdo.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SearchTest {

    @Autowired
    Search search;
    @Autowired
    FoundedCity city;
    @Autowired
    DSLContext sql;

    private Who clerk;

    @BeforeEach
    void aClerkOfTheBureau() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
    }

    @Test
    void aUnitIsFoundByChineseByPinyinAndByInitials() {
        assertThat(titles("民政局")).contains("宜昌市民政局");
        assertThat(titles("minzhengju")).contains("宜昌市民政局");
        assertThat(titles("ycsmzj")).contains("宜昌市民政局");
        assertThat(titles("smzj")).contains("宜昌市民政局");
    }

    @Test
    void everyReadingOfACharacterIsUnderstood() {
        assertThat(Pinyin.initials("长阳")).contains("cy", "zy");
        assertThat(titles("changyang")).anyMatch(title -> title.startsWith("长阳"));
        assertThat(titles("zhangyang")).anyMatch(title -> title.startsWith("长阳"));
    }

    @Test
    void twoWordsMustBothBeFound() {
        assertThat(titles("宜昌 公安")).contains("宜昌市公安局").doesNotContain("宜昌市民政局");
    }

    @Test
    void whatWasJustCommittedIsFoundAtOnce() {
        titles("任意");
        var fresh = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        assertThat(titles(fresh.name())).contains(fresh.name());
    }

    @Test
    void whatStandsBehindHundredsOfHitsOutOfReachIsFoundByWhoMayOpenIt() {
        var county = city.unit("夷陵区人民政府");
        var steward = city.acting(county, PostKind.DATA_STEWARD);
        String own = "翡翠计划在县里的落实情况和下一步工作安排";
        sql.execute("insert into tasks.decision (organiser_unit_id, source, title, text, decided_on) select ?, 'INSPECTION', '翡翠计划', '翡翠', date '2026-01-05' from generate_series(1, 450)", clerk.unitId());
        sql.execute("insert into tasks.decision (organiser_unit_id, source, title, text, decided_on) values (?, 'INSPECTION', ?, '县里的', date '2026-01-05')", county.id(), own);
        try {
            search.rebuild();
            assertThat(search.find(steward, "翡翠", "")).extracting(Search.Found::title).containsExactly(own);
            assertThat(search.find(clerk, "翡翠", "")).hasSize(Search.MOST);
        } finally {
            sql.execute("delete from tasks.decision where title like '翡翠计划%'");
            search.rebuild();
        }
    }

    @Autowired
    cdo.platform.organization.Units units;
    @Autowired
    cdo.platform.kernel.Clocks clocks;

    @Test
    void aUnitIsFoundByTheNamesItHadAndAlsoWhenItIsNoMore() {
        var renamed = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        var merged = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        units.rename(clerk, renamed.id(), "宜昌市珊瑚健康局", "", "", clocks.today(), "机构改革文件");
        units.merge(clerk, java.util.Set.of(merged.id()), renamed.id(), clocks.today(), "机构改革文件");
        assertThat(search.find(clerk, renamed.name(), "unit")).anySatisfy(found -> {
            assertThat(found.subject().id()).isEqualTo(renamed.id());
            assertThat(found.title()).isEqualTo("宜昌市珊瑚健康局");
            assertThat(found.text()).contains(renamed.name());
        });
        assertThat(titles("珊瑚健康局")).contains("宜昌市珊瑚健康局");
        assertThat(search.find(clerk, merged.name(), "unit")).extracting(found -> found.subject().id()).contains(merged.id());
    }

    @Test
    void nothingTypedFindsNothingAndOddInputIsHarmless() {
        assertThat(search.find(clerk, "   ", "")).isEmpty();
        assertThat(search.find(clerk, "\"( OR *:* ~ [\\", "")).isEmpty();
    }

    @Autowired
    cdo.platform.documents.Attachments attachments;

    @Test
    void anAttachmentIsFoundByNameAndContentByThoseWhoMayReadItsRecord() {
        var unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        titles("任意");
        var subject = cdo.platform.kernel.SubjectRef.of("unit", unit.id());
        long id = attachments.store(clerk, subject, "琉璃厂会议材料.txt", new java.io.ByteArrayInputStream("第一条\n关于珊瑚礁数据治理的说明\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))).id();
        assertThat(search.find(clerk, "琉璃厂", "")).singleElement().satisfies(found -> {
            assertThat(found.subject()).isEqualTo(cdo.platform.kernel.SubjectRef.of("attachment", id));
            assertThat(found.href()).isEqualTo("/units/" + unit.id());
            assertThat(found.text()).as("content is found, not shown").isEqualTo("TXT");
        });
        assertThat(search.find(clerk, "珊瑚礁", "attachment")).extracting(Search.Found::title).containsExactly("琉璃厂会议材料.txt");
        attachments.remove(clerk, id, "测试");
        assertThat(search.find(clerk, "琉璃厂", "")).isEmpty();
    }

    private List<String> titles(String typed) {
        return search.find(clerk, typed, "unit").stream().map(Search.Found::title).toList();
    }
}
