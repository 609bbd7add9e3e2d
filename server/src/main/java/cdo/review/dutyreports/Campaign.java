package cdo.review.dutyreports;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 述职安排 of one year.
 *
 * @param kinds     whose officers report
 * @param opens     first day on which reports can be written
 * @param due       last day on which they are handed in
 * @param leastDays who held the post for less need not report
 * @param freezeId  the figures; null before the campaign is open
 */
public record Campaign(long id, long organiserId, int year, String title, String titleEn, Set<PostKind> kinds, LocalDate opens, LocalDate due, int leastDays,
                       CampaignState state, @Nullable Long freezeId, @Nullable LocalDate openedOn, int version) {

    public static final String KIND = "report-campaign";

    public Campaign {
        kinds = Set.copyOf(kinds);
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/duty-reports/campaigns/" + id;
    }

    public String title(Language language) {
        return language.chinese() || titleEn.isBlank() ? title : titleEn;
    }

    CampaignState moveTo(CampaignState next) {
        if (!state.successors().contains(next)) {
            throw new Problem.Refused("dutyreports.campaign.state", state, next);
        }
        return next;
    }

    /** What an organiser writes; {@code scope} is checked unit by unit. */
    public record Draft(int year, String title, String titleEn, Set<PostKind> kinds, LocalDate opens, LocalDate due, int leastDays) {
    }
}
