package cdo.office.appointments;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One holder per post: says, before the database would, who sits there and what to do about it. An acting holder makes way by itself. */
@Component
public class SittingOfficerRule {

    private final Posts posts;
    private final PostNames names;

    SittingOfficerRule(Posts posts, PostNames names) {
        this.posts = posts;
        this.names = names;
    }

    /**
     * Refuses when somebody holds the post on that day or later.
     *
     * @param relieved last days that the same document gives to tenures, by tenure
     */
    void check(long postId, LocalDate from, boolean acting, Map<Long, LocalDate> relieved) {
        inTheWay(postId, from, acting, relieved).ifPresent(sitting -> {
            throw new Problem.Refused(sentence(postId, sitting));
        });
    }

    Optional<Tenure> inTheWay(long postId, LocalDate from, boolean acting, Map<Long, LocalDate> relieved) {
        return posts.tenures(postId).stream().filter(tenure -> {
            LocalDate last = relieved.getOrDefault(tenure.id(), tenure.to());
            boolean over = last != null && last.isBefore(from);
            boolean makesWay = tenure.acting() && !acting && tenure.from().isBefore(from);
            return !over && !makesWay;
        }).findFirst();
    }

    /** 夷陵区已有在任首席数据官（2026年3月1日起任职）。请先办理免职，或将任职日期改为免职之后。 */
    Message sentence(long postId, Tenure sitting) {
        Post post = posts.get(postId);
        return Message.of("appointments.sitting", names.shortly(post.unitId()), Message.of("organization.postShort." + post.kind()), PostNames.date(sitting.from()));
    }
}
