package cdo.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SearchTest {

    @Autowired
    Search search;
    @Autowired
    FoundedCity city;

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
    void nothingTypedFindsNothingAndOddInputIsHarmless() {
        assertThat(search.find(clerk, "   ", "")).isEmpty();
        assertThat(search.find(clerk, "\"( OR *:* ~ [\\", "")).isEmpty();
    }

    private List<String> titles(String typed) {
        return search.find(clerk, typed, "unit").stream().map(Search.Found::title).toList();
    }
}
