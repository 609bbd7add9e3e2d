package cdo.review.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Snapshots;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Units;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class BoardsTest {

    @Autowired
    Boards boards;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Evidence evidence;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Units units;
    @Autowired
    FoundedCity city;
    @Autowired
    Clocks clocks;

    @Test
    void theBureauSeesTheWholeCityAndItsFiguresAreTheEvidence() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Measure filled = catalogue.get("appointments.posts-filled");
        snapshots.take(filled, clocks.today());
        Board board = boards.of(clerk, null, filled);
        assertThat(board.unit().name()).isEqualTo("宜昌市人民政府");
        assertThat(board.counties()).hasSizeGreaterThanOrEqualTo(13);
        Board.Tile tile = board.tiles().stream().filter(each -> each.measure() == filled).findFirst().orElseThrow();
        assertThat(tile.value()).isEqualTo(evidence.total(filled, units.subtree(board.unit().id(), clocks.today()), clocks.today()));
        assertThat(tile.value().applies()).isTrue();
    }

    @Test
    void aDepartmentSeesItselfAndNotItsSibling() {
        Who steward = city.acting(city.unit("宜昌市民政局"), PostKind.DATA_STEWARD);
        Measure measure = catalogue.get("duties.met-on-time");
        assertThat(boards.of(steward, null, measure).unit().name()).isEqualTo("宜昌市民政局");
        long sibling = city.unit("宜昌市公安局").id();
        assertThatThrownBy(() -> boards.of(steward, sibling, measure)).isInstanceOf(Problem.NotFound.class);
    }
}
