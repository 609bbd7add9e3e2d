package cdo.platform.organization;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters the invented people and past tenures of a demonstration city while it is being set up, when nobody could answer
 * for it yet. Closed for good by {@link #finish()}; an installation founded without demonstration is never open.
 */
@Component
public class Opening {

    /** A tenure and its last day; null while it goes on. */
    public record Past(NewTenure tenure, @Nullable LocalDate lastDay) {
    }

    private final Settings settings;
    private final People people;
    private final Posts posts;
    private final Audit audit;
    private final Units units;
    private final Clocks clocks;

    Opening(Settings settings, People people, Posts posts, Audit audit, Units units, Clocks clocks) {
        this.settings = settings;
        this.people = people;
        this.posts = posts;
        this.audit = audit;
        this.units = units;
        this.clocks = clocks;
    }

    @Transactional
    public long register(NewPerson person) {
        mustBeOpen();
        return people.enter(person);
    }

    /** Many people at once; their numbers in the same order. */
    @Transactional
    public List<Long> register(List<NewPerson> all) {
        mustBeOpen();
        return people.enter(all);
    }

    /** Many tenures at once, in posts that nobody holds yet. */
    @Transactional
    public void seat(List<Past> all) {
        mustBeOpen();
        posts.enter(all);
    }

    /** A tenure, with its last day when it is past. */
    @Transactional
    public Tenure seat(NewTenure tenure, @Nullable LocalDate lastDay) {
        mustBeOpen();
        return posts.enter(posts.get(tenure.postId()), tenure, lastDay);
    }

    /** The bureau of the founded city. */
    public long bureau() {
        return units.bureau(settings.city().orElseThrow(() -> new Problem.Refused("organization.city.none")).id(), clocks.today()).id();
    }

    /** The first person of an installation in real use: the bureau's clerk, who registers everybody else. Only while there is nobody. */
    @Transactional
    public long firstClerk(NewPerson person, String basis) {
        if (people.any()) {
            throw new Problem.Refused("organization.opened");
        }
        long id = people.enter(person);
        Post post = posts.of(bureau(), PostKind.BUREAU_CLERK);
        posts.enter(post, new NewTenure(post.id(), id, clocks.today(), false, false, basis), null);
        audit.system("Opening", "organization.person-registered", SubjectRef.of("person", id), "name", person.name());
        return id;
    }

    /** From now on everything is done by somebody. */
    @Transactional
    public void finish() {
        mustBeOpen();
        settings.set(Settings.OPENED, "true");
        audit.system("Opening", "organization.opened", SubjectRef.of("region", settings.city().map(Region::id).orElse(0L)));
    }

    private void mustBeOpen() {
        if (!settings.value(Settings.OPENED).filter("false"::equals).isPresent()) {
            throw new Problem.Refused("organization.opened");
        }
    }
}
