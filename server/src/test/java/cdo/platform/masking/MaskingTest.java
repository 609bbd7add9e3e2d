package cdo.platform.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.scan.identifiers.Kind;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@ServerTest
class MaskingTest {

    static final Right FULL = Right.named("test.full").to(Span.OWN, Role.STEWARD);

    @Autowired
    Masking masking;
    @Autowired
    Reveal reveal;
    @Autowired
    DSLContext sql;

    final Who steward = Somebody.in(6_201, Role.STEWARD);

    @Test
    void whatBelongsToAPersonIsMasked() {
        assertThat(masking.show(steward, new Item(6_201, "x", Kind.MOBILE), "13812345678")).isEqualTo("138****5678");
        assertThat(masking.show(steward, new Item(6_201, "x", Kind.PERSON_NAME), "王小明")).isEqualTo("王**");
    }

    @Test
    void theUnknownShowsItsShapeOnly() {
        assertThat(masking.show(steward, new Item(6_201, "x", null), "鄂E12345")).isEqualTo("□A#####");
    }

    @Test
    void aValueThatIsNotOfItsKindShowsItsShapeOnly() {
        assertThat(masking.show(steward, new Item(6_201, "x", Kind.MOBILE), "secret")).isEqualTo("aaaaaa");
    }

    @Test
    void aPolicyThatFailsOrSaysNothingShowsNothing() {
        assertThat(with((who, item) -> {
            throw new IllegalStateException("no grade");
        })).isEqualTo(Masking.NOTHING);
        assertThat(with((who, item) -> null)).isEqualTo(Masking.NOTHING);
        assertThat(with((who, item) -> Showing.HIDDEN)).isEqualTo(Masking.NOTHING);
        assertThat(with((who, item) -> Showing.CLEAR)).isEqualTo("13812345678");
    }

    @Test
    void revealingWritesTheReasonAndNeverTheValue() {
        var subject = SubjectRef.of("person", steward.personId());
        assertThat(reveal.value(steward, FULL, 6_201, subject, "mobile", "核对任职表", () -> "13812345678")).isEqualTo("13812345678");
        var event = sql.fetchOne("select outcome, details::text from audit.event where subject_kind = 'person' and subject_id = ?", steward.personId());
        assertThat(event.get(0)).isEqualTo("READ");
        assertThat(event.get(1, String.class)).contains("核对任职表").doesNotContain("138");
    }

    @Test
    void withoutReasonOrRightNothingIsEvenRead() {
        var subject = SubjectRef.of("person", steward.personId());
        assertThatThrownBy(() -> reveal.value(steward, FULL, 6_201, subject, "mobile", "  要  ", () -> {
            throw new AssertionError("read");
        })).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> reveal.value(steward, FULL, 6_202, subject, "mobile", "核对任职表", () -> {
            throw new AssertionError("read");
        })).isInstanceOf(Problem.Denied.class);
        assertThat(sql.fetchValue("select count(*) from audit.event where subject_kind = 'person' and subject_id = ?", steward.personId())).isEqualTo(0L);
    }

    private String with(MaskingPolicy policy) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("policy", policy);
        return new Masking(beans.getBeanProvider(MaskingPolicy.class)).show(steward, new Item(6_201, "x", Kind.MOBILE), "13812345678");
    }
}
