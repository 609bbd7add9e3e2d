package cdo.platform.search;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds records that the asker may open; what may not be opened is neither shown nor counted. */
@Component
public class Search {

    /** More hits than this are not looked at: narrow the question instead. */
    static final int MOST = 400;

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
        return index.find(Asking.of(typed, kind), MOST).stream().filter(hit -> subjects.visible(who, hit.subject()))
                .map(hit -> new Found(hit.subject(), hit.title(), hit.text(), subjects.href(hit.subject()).orElse("/"))).toList();
    }

    /** Reads everything again from the database. */
    public void rebuild() {
        index.rebuild();
    }
}
