package cdo.office.program;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.web.Searchable;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What units handed in for a programme, as the search finds it: by unit and obligation, and by what the parts say. */
@Component
class SearchableSubmissions implements Searchable {

    private final Submissions submissions;
    private final Words words;

    SearchableSubmissions(Submissions submissions, Words words) {
        this.submissions = submissions;
        this.words = words;
    }

    @Override
    public String kind() {
        return Submission.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Submission.KIND, "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        submissions.each(each -> found.accept(new Item(each.id(), words.say(Language.ZH, submissions.title(submissions.owed(each))), "", body(each.parts()))));
    }

    private static String body(Parts parts) {
        return Stream.of(parts.venue(), parts.content(), parts.situation(), parts.problems(), parts.suggestions()).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
