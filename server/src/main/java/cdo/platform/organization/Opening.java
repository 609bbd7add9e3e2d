package cdo.platform.organization;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters the invented people and past tenures of a demonstration city while it is being set up, when nobody could answer
 * for it yet. Closed for good by {@link #finish()}; an installation founded without demonstration is never open.
 */
@Component
public class Opening {

    private final Settings settings;
    private final People people;
    private final Posts posts;
    private final Audit audit;

    Opening(Settings settings, People people, Posts posts, Audit audit) {
        this.settings = settings;
        this.people = people;
        this.posts = posts;
        this.audit = audit;
    }

    @Transactional
    public long register(NewPerson person) {
        mustBeOpen();
        return people.enter(person);
    }

    /** A tenure, with its last day when it is past. */
    @Transactional
    public Tenure seat(NewTenure tenure, @Nullable LocalDate lastDay) {
        mustBeOpen();
        return posts.enter(posts.get(tenure.postId()), tenure, lastDay);
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
