package cdo.platform.masking;

import cdo.platform.kernel.Who;
import cdo.scan.identifiers.Kind;
import cdo.scan.identifiers.Masks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hides values before they leave for a page, a file or a log. */
@Component
public class Masking {

    private static final Logger LOG = LoggerFactory.getLogger(Masking.class);
    /** What stands for a value of which nothing is shown; says nothing of its length either. */
    public static final String NOTHING = "***";

    private final ObjectProvider<MaskingPolicy> policies;

    Masking(ObjectProvider<MaskingPolicy> policies) {
        this.policies = policies;
    }

    /**
     * The value as this person may see it. Never throws and never shows more than the policy said: when the policy or the
     * mask fails, nothing is shown.
     */
    public String show(Who who, Item item, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        try {
            MaskingPolicy policy = policies.getIfAvailable(() -> Masking::builtIn);
            return switch (Objects.requireNonNull(policy.showing(who, item))) {
                case CLEAR -> value;
                case MASKED -> Masks.mask(item.kind(), value);
                case SHAPE -> Masks.shape(value);
                case HIDDEN -> NOTHING;
            };
        } catch (RuntimeException | LinkageError e) {
            LOG.error("masking of {} failed; nothing is shown: {}", item.field(), e.getClass().getName());
            return NOTHING;
        }
    }

    /** A telephone number of whichever sort, or an e-mail address, as this person may see it. */
    public String contact(Who who, long unitId, String field, @Nullable String value) {
        return show(who, new Item(unitId, field, sort(value == null ? "" : value.strip())), value);
    }

    private static Kind sort(String contact) {
        return contact.contains("@") ? Kind.EMAIL : contact.matches("1[3-9]\\d{9}") ? Kind.MOBILE : Kind.LANDLINE;
    }

    /** Until something is graded: what belongs to a person is masked, what is known and harmless is clear, the unknown shows its shape. */
    static Showing builtIn(Who who, Item item) {
        Kind kind = item.kind();
        if (kind == null) {
            return Showing.SHAPE;
        }
        return kind.isPersonal() ? Showing.MASKED : Showing.CLEAR;
    }
}
