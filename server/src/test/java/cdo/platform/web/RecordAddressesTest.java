package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Any record is pointed at by what stands in the browser's address line. */
@ServerTest
class RecordAddressesTest {

    @Autowired
    RecordAddresses addresses;
    @Autowired
    FoundedCity city;

    private Unit bureau;
    private Who clerk;

    @BeforeEach
    void somebodyOfTheBureau() {
        bureau = city.unit("宜昌市政务服务和大数据管理局");
        clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/units/%d", " /units/%d ", "https://shuguan.example.gov.cn/units/%d", "http://10.1.2.3:8080/units/%d?tab=posts#top", "/units/%d/anything/below", "/units/%d/"})
    void theAddressOfAPageNamesItsRecordHoweverItWasCopied(String form) {
        assertThat(addresses.at(clerk, form.formatted(bureau.id()))).contains(SubjectRef.of("unit", bureau.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit/%d", "units/%d", "/nonsense/%d", "/units", "/units/999999999999", "/units/99999999999999999999", "javascript:/units/%d", "https:///units/%d", "/units/-%d", "", "关于%d"})
    void whatIsNoAddressOfARecordNamesNone(String form) {
        assertThat(addresses.at(clerk, form.formatted(bureau.id()))).isEmpty();
    }

    @Test
    void severalAreReadAtOnceAndEveryWrongOneIsNamed() {
        var right = new Reading(Form.filled(Map.of("record", "/units/" + bureau.id() + "\n；/units/" + bureau.id() + "，")));
        assertThat(addresses.several(clerk, right, "record")).containsExactly(SubjectRef.of("unit", bureau.id()));
        right.done();
        var wrong = new Reading(Form.filled(Map.of("record", "/units/" + bureau.id() + " duty/12 /nonsense/1")));
        assertThat(addresses.several(clerk, wrong, "record")).hasSize(1);
        assertThatThrownBy(wrong::done).isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors()).extracting(error -> error.message().args()[0]).containsExactly("duty/12", "/nonsense/1"));
        assertThat(addresses.one(clerk, new Reading(Form.empty()), "record")).as("may be left empty").isNull();
    }
}
