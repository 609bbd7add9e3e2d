package cdo.platform.search;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Finds records that the asker may open; what may not be opened is neither shown nor counted. */
@Component
public class Search {

    /** More records than this are not given: narrow the question instead. */
    static final int MOST = 400;
    /** More hits than this are not looked at, however few of them may be opened: every look costs a question to the database. */
    static final int MOST_LOOKED_AT = 20_000;

    private final Index index;
    private final SubjectDirectory subjects;

    Search(Index index, SubjectDirectory subjects) {
        this.index = index;
        this.subjects = subjects;
    }

    /** A record found. */
    public record Found(SubjectRef subject, String title, String text, String href) {
    }

    /** @param kind a kind of subject, empty for all */
    public List<Found> find(Who who, String typed, String kind) {
        var found = new ArrayList<Found>();
        var looked = new AtomicInteger();
        index.each(Asking.of(typed, kind), hit -> {
            if (subjects.visible(who, hit.subject())) {
                found.add(new Found(hit.subject(), hit.title(), hit.text(), subjects.href(hit.subject()).orElse("/")));
            }
            return found.size() < MOST && looked.incrementAndGet() < MOST_LOOKED_AT;
        });
        return List.copyOf(found);
    }

    /** Reads everything again from the database. */
    public void rebuild() {
        index.rebuild();
    }
}
