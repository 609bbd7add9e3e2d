package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.PageInvariants;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Draws every component, in both languages, without a server. */
class ComponentsTest {

    private final Templates templates = new Templates();
    private final Words words = new Words();

    @ParameterizedTest
    @EnumSource
    void everyComponentKeepsTheInvariants(Language language) {
        Document page = components(language, "sort=-unit&kind=B&page=2");
        assertThat(page.select(".light")).isNotEmpty();
        assertThat(page.text()).contains(words.say(language, "ui.demo"));
    }

    @Test
    void anErrorStandsAtItsFieldAndInTheSummary() {
        Document page = components(Language.ZH, "");
        assertThat(page.select(".callout a[href=#from]").text()).contains("2026年11月23日");
        assertThat(page.select("#from").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#from").attr("aria-describedby")).isEqualTo("from-hint from-wrong");
        assertThat(page.select("#from").val()).isEqualTo("2026-02-30");
        assertThat(page.select("#title").hasAttr("aria-invalid")).isFalse();
    }

    @Test
    void aListKeepsItsStateInItsAddress() {
        Document page = components(Language.ZH, "sort=-unit&kind=B&page=2&size=50");
        assertThat(page.select("th[aria-sort=descending] a").attr("href")).isEqualTo("/ui?kind=B&size=50&sort=unit");
        assertThat(page.select("form[data-filter] input[name=sort]").val()).isEqualTo("-unit");
        assertThat(page.select("form[data-filter] option[selected]").text()).isEqualTo("单位类型：部门");
        assertThat(page.select(".turns a[rel=prev]").attr("href")).isEqualTo("/ui?sort=-unit&kind=B&size=50&page=1");
        assertThat(page.select(".totals").text()).isEqualTo("共 1,284 条，已筛选 37 条");
    }

    @Test
    void nothingDueIsSaidInWords() {
        assertThat(components(Language.ZH, "").select(".num").eachText()).anyMatch(text -> text.contains("不适用") && text.contains("0 / 0"));
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAreWholePagesForThoseInAndOutside(Language language) {
        for (Who who : new Who[] {Somebody.in(7, Role.STEWARD), null}) {
            String html = templates.draw("layout/refusal", Map.of("page", page(language, who, ""), "reason", Message.of("problem.address"), "errors", List.of(), "code", 404));
            assertThat(PageInvariants.check(html).select("main").text()).contains(words.say(language, "problem.address"));
        }
    }

    @Test
    void theMapShowsEveryCountyAndLeadsOutTheLabelsOfSmallOnes() {
        CityMap map = CityMap.of("420500").orElseThrow();
        assertThat(map.areas()).hasSize(13).extracting(CityMap.Area::name).contains("西陵区", "长阳土家族自治县");
        assertThat(map.areas()).filteredOn(CityMap.Area::ledOut).extracting(CityMap.Area::name).contains("西陵区", "伍家岗区", "猇亭区").doesNotContain("夷陵区", "当阳市");
        assertThat(map.areas()).filteredOn(CityMap.Area::ledOut).allMatch(area -> area.y() > 0 && area.y() < map.height());
        assertThat(CityMap.of("000000")).isEmpty();
        assertThat(CityMap.of("../../x")).isEmpty();
    }

    @Test
    void textFromUsersNeverBecomesMarkup() {
        var attack = Form.filled(Map.of("title", "\"><script>alert(1)</script>"));
        var html = templates.draw("ui/field", Map.of("page", page(Language.ZH, null, ""), "form", attack, "name", "title", "label", "<b>名称"));
        assertThat(html).doesNotContain("<script>", "<b>");
        assertThat(Charts.bars(Map.of("</script>", 1), "")).contains("</script>");
        var chart = templates.draw("ui/chart", Map.of("page", page(Language.ZH, null, ""), "id", "c", "title", "t", "option", Charts.bars(Map.of("</script>", 1), ""),
                "table", (gg.jte.Content) output -> { }));
        assertThat(chart.split("</script>", -1)).hasSize(2);
    }

    private Document components(Language language, String query) {
        return PageInvariants.check(templates.draw("layout/components", Map.of("page", page(language, Somebody.in(7, Role.STEWARD), query), "show", new Show())));
    }

    private Page page(Language language, Who who, String query) {
        var navigation = List.of(new Page.NavGroup(Chapter.HOME, List.of(new Page.NavLink("chapter.HOME", "layout-dashboard", "/workbench", true, 7))));
        return new Page(words, language, new Page.Frame("/ui", query, who, navigation, "_csrf", "token", "0b6f0c2e-0000-4000-8000-000000000000", "宜昌市", true,
                LocalDate.of(2026, 11, 23), 7, null, null));
    }
}
