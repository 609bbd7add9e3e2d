package cdo.platform.jobs.web;

import cdo.platform.jobs.JobRights;
import cdo.platform.jobs.Jobs;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What jobs adds to the common pages. */
@Component("jobsContributions")
class Contributions implements Contribution {

    private final Jobs jobs;

    Contributions(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.SYSTEM, 500, "nav.jobs", "player-play", "/jobs", null));
    }

    @Override
    public List<Right> rights() {
        return List.of(JobRights.SEE_ALL, JobRights.CANCEL_ALL);
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(new SubjectType() {
            @Override
            public String kind() {
                return "job";
            }

            @Override
            public Optional<Message> label(long id) {
                return jobs.find(id).map(job -> Message.of("jobs.named", Message.of("job." + job.kind()), Long.toString(id)));
            }

            @Override
            public String href(long id) {
                return "/jobs/" + id;
            }

            @Override
            public boolean visible(Who who, long id) {
                return jobs.find(id).map(job -> Jobs.sees(who, job)).orElse(false);
            }
        });
    }
}
