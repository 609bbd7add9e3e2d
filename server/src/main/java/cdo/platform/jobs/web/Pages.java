package cdo.platform.jobs.web;

import cdo.platform.jobs.DayJobs;
import cdo.platform.jobs.JobRights;
import cdo.platform.jobs.JobState;
import cdo.platform.jobs.Jobs;
import cdo.platform.kernel.Who;
import cdo.platform.web.Screen;
import cdo.platform.web.SeeOther;
import cdo.platform.web.Flash;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller("jobsPages")
class Pages {

    private final Jobs jobs;
    private final DayJobs dayJobs;

    Pages(Jobs jobs, DayJobs dayJobs) {
        this.jobs = jobs;
        this.dayJobs = dayJobs;
    }

    @GetMapping("/jobs")
    Screen list(Who who, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size, @RequestParam(defaultValue = "") String state) {
        var wanted = Arrays.stream(JobState.values()).filter(each -> each.name().equals(state)).findFirst();
        return Screen.of("platform/jobs/jobs").with("rows", jobs.list(who, wanted, new Slice.Ask(page, size)))
                .with("days", who.may(JobRights.SEE_ALL) ? dayJobs.standings() : List.of());
    }

    @GetMapping("/jobs/{id}")
    Screen job(Who who, @PathVariable long id) {
        return Screen.of("platform/jobs/job").with("job", jobs.get(who, id));
    }

    @PostMapping("/jobs/{id}/cancellation")
    Object cancellation(Who who, HttpServletRequest request, @PathVariable long id) {
        jobs.cancel(who, id);
        Flash.say(request, "jobs.cancel.asked");
        return SeeOther.at("/jobs/" + id);
    }
}
