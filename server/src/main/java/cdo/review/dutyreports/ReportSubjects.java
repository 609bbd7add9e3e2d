package cdo.review.dutyreports;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Campaigns, reports and suggestions as records that duties, approvals, audit, attachments and search point at. */
@Component
public class ReportSubjects {

    private final ReportRows rows;
    private final Campaigns campaigns;
    private final Reports reports;
    private final Suggestions suggestions;

    ReportSubjects(ReportRows rows, Campaigns campaigns, Reports reports, Suggestions suggestions) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.reports = reports;
        this.suggestions = suggestions;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(Campaign.KIND, "/duty-reports/campaigns/", id -> rows.campaign(id).map(each -> named(each.title(), each.titleEn())),
                        (who, id) -> rows.campaign(id).filter(each -> campaigns.visible(who, each)).isPresent()),
                new Type(DutyReport.KIND, "/duty-reports/", id -> rows.report(id).map(rows::title), (who, id) -> rows.report(id).filter(each -> reports.visible(who, each)).isPresent()),
                new Type(Suggestion.KIND, "/suggestions/", id -> suggestions.find(id).map(each -> named(each.title(), each.title())),
                        (who, id) -> suggestions.find(id).filter(each -> suggestions.visible(who, each)).isPresent()));
    }

    private static Message named(String zh, String en) {
        return Message.of("dutyreports.named", zh, en.isBlank() ? zh : en);
    }

    private record Type(String kind, String address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> readers) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id);
        }

        @Override
        public String href(long id) {
            return address + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return readers.test(who, id);
        }
    }
}
