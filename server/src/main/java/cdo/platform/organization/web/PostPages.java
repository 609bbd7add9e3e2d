package cdo.platform.organization.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A post with everybody who held it; stewards, liaisons and clerks are named here, officers by an appointment. */
@Controller
class PostPages {

    private final Posts posts;
    private final Units units;
    private final People people;
    private final Reach reach;
    private final Names names;
    private final Clocks clocks;

    PostPages(Posts posts, Units units, People people, Reach reach, Names names, Clocks clocks) {
        this.posts = posts;
        this.units = units;
        this.people = people;
        this.reach = reach;
        this.names = names;
        this.clocks = clocks;
    }

    @GetMapping("/posts/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String on) {
        Post post = posts.get(id);
        if (!reach.opens(who, post.unitId())) {
            throw new Problem.Hidden(SubjectRef.of("post", id));
        }
        return record(who, post, Names.on(on, clocks.today()), Form.filled(Map.of("from", clocks.today(), "lastDay", clocks.today())));
    }

    /** Today's page tells everybody who has held the post; that of another day who held it then. */
    private Screen record(Who who, Post post, LocalDate day, Form form) {
        boolean today = day.equals(clocks.today());
        return Screen.of("platform/organization/post").with("post", post).with("unit", units.find(post.unitId(), day).orElseGet(() -> units.get(post.unitId()))).with("on", day)
                .with("tenures", posts.tenures(post.id()).stream().filter(tenure -> today || tenure.on(day)).toList()).with("form", form)
                .with("names", names).with("staff", people.ofUnit(post.unitId())).with("may", today && !post.kind().officer() && who.may(right(post), post.unitId()));
    }

    @PostMapping("/posts/{id:\\d+}/tenures")
    Object seating(Who who, HttpServletRequest request, @PathVariable long id) {
        Post post = posts.get(id);
        must(who, post);
        return Form.of(request).step(read -> {
            long person = read.id("person");
            LocalDate from = read.date("from");
            String basis = read.text("basis", 200);
            read.done();
            Person chosen = people.get(person);
            if (chosen.homeUnitId() != post.unitId()) {
                throw Names.wrong("person", "organization.post.elsewhere");
            }
            posts.seat(who, new NewTenure(id, person, from, read.checked("acting"), read.checked("concurrent"), basis));
            Flash.say(request, "posts.seated");
            return "/posts/" + id;
        }, failed -> record(who, post, clocks.today(), failed));
    }

    @PostMapping("/posts/{id:\\d+}/tenures/{tenure:\\d+}/ending")
    Object ending(Who who, HttpServletRequest request, @PathVariable long id, @PathVariable long tenure) {
        Post post = posts.get(posts.tenure(tenure).postId());
        must(who, post);
        return Form.of(request).step(read -> {
            LocalDate lastDay = read.date("lastDay");
            String reason = read.text("reason", 200);
            read.done();
            posts.unseat(who, tenure, lastDay, reason, reason);
            Flash.say(request, "posts.unseated");
            return "/posts/" + post.id();
        }, failed -> record(who, post, clocks.today(), failed));
    }

    /** Officers come and go by a document of the authority only, with everything that hangs on it: filing, number, hand-over. */
    private static void must(Who who, Post post) {
        who.must(right(post), post.unitId());
        if (post.kind().officer()) {
            throw new Problem.Refused("posts.byAppointment", post.kind());
        }
    }

    private static cdo.platform.kernel.Right right(Post post) {
        return switch (post.kind()) {
            case DATA_STEWARD, LIAISON, UNIT_HEAD -> OrganizationRights.SEAT_STAFF;
            case BUREAU_CLERK, BUREAU_HEAD, AUTHORITY_CLERK, AUTHORITY_HEAD -> OrganizationRights.SEAT_CLERK;
            default -> OrganizationRights.SEAT_OFFICER;
        };
    }
}
