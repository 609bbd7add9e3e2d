package cdo.office.program;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Programs, phases, obligations, submissions and results as records that duties, approvals, audit and attachments point at. */
@Component
public class ProgramSubjects {

    private final ProgramRows rows;
    private final Owing owing;
    private final Submissions submissions;
    private final Results results;

    ProgramSubjects(ProgramRows rows, Owing owing, Submissions submissions, Results results) {
        this.rows = rows;
        this.owing = owing;
        this.submissions = submissions;
        this.results = results;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(Program.KIND, "/programs/", id -> rows.program(id).map(each -> named(each.title(), each.titleEn())), (who, id) -> who.may(ProgramRights.SEE) && rows.program(id).isPresent()),
                new Type(Phase.KIND, "/programs/phases/", id -> rows.phase(id).map(each -> named(each.title(), each.titleEn())), (who, id) -> who.may(ProgramRights.SEE) && rows.phase(id).isPresent()),
                new Type(Owed.KIND, "/programs/obligations/", id -> owing.find(id).map(submissions::title), (who, id) -> owing.find(id).filter(each -> submissions.readable(who, each)).isPresent()),
                new Type(Submission.KIND, "/programs/submissions/", id -> submissions.find(id).map(each -> submissions.title(submissions.owed(each))),
                        (who, id) -> submissions.find(id).filter(each -> submissions.visible(who, each)).isPresent()),
                new Type(Result.KIND, "/results/", id -> results.find(id).map(each -> named(each.text().title(), each.text().title())),
                        (who, id) -> results.find(id).filter(each -> results.visible(who, each)).isPresent()));
    }

    private static Message named(String zh, String en) {
        return Message.of("program.named", zh, en);
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
