package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Other points than the indicator's own for a comparable group or for one unit (exactly one of the two). At level 1 it
 * stretches everything below; 0 leaves an indicator out.
 */
public record Weight(String code, @Nullable Long groupId, @Nullable Long unitId, BigDecimal points) {
}
