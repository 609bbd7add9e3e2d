package cdo.office.talent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void theKeysAreThoseThatAnybodyComputesByHand() {
        // the example of GB/T 32905; printf '%s' abc | openssl dgst -sm3 says the same
        assertThat(Lot.sm3("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Lot.list(List.of(7L, 3L))).isEqualTo(Lot.sm3("3,7"));
        assertThat(Lot.key("a", "b", 1)).isEqualTo(Lot.sm3("a/b/1")).isNotEqualTo(Lot.key("a", "b", 2));
    }

    @Test
    void theSameSeedAndListGiveTheSameOrderHoweverTheListIsTold() {
        List<Long> list = List.of(5L, 1L, 9L, 4L);
        String digest = Lot.list(list);
        assertThat(Lot.order("seed", digest, list)).isEqualTo(Lot.order("seed", digest, List.of(9L, 5L, 4L, 1L))).containsExactlyInAnyOrderElementsOf(list);
    }

    @Test
    void oneMoreOnTheListChangesEveryKey() {
        assertThat(Lot.key("seed", Lot.list(List.of(1L, 2L)), 1)).isNotEqualTo(Lot.key("seed", Lot.list(List.of(1L, 2L, 3L)), 1));
    }

    @Test
    void everybodyIsDrawnAboutEquallyOften() {
        List<Long> list = LongStream.rangeClosed(1, 10).boxed().toList();
        String digest = Lot.list(list);
        var first = new HashMap<Long, Integer>();
        for (int seed = 0; seed < 2000; seed++) {
            first.merge(Lot.order("seed" + seed, digest, list).getFirst(), 1, Integer::sum);
        }
        assertThat(first.values()).hasSize(10).allMatch(times -> times > 140 && times < 260);
    }
}
