package cdo.platform.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's time in a post (任职).
 *
 * @param from       first day
 * @param to         last day, null until further notice
 * @param acting     代理: ends by itself the day before the post is filled
 * @param concurrent 兼任: besides another position
 * @param basis      the document it rests on
 */
public record Tenure(long id, long postId, long personId, LocalDate from, @Nullable LocalDate to, boolean acting, boolean concurrent, String basis) {

    public boolean on(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
}
