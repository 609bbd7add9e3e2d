package cdo.office.tasks;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Decisions, tasks and notices as records that duties, audit, attachments and search point at. */
@Component
public class TaskSubjects {

    private final Decisions decisions;
    private final Tasks tasks;
    private final TaskNotices notices;

    TaskSubjects(Decisions decisions, Tasks tasks, TaskNotices notices) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.notices = notices;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(Decision.KIND, "/decisions/", id -> decisions.find(id).map(each -> named(each.title())), (who, id) -> decisions.find(id).filter(each -> decisions.visible(who, each)).isPresent()),
                new Type(Task.KIND, "/tasks/", id -> tasks.find(id).map(each -> named(TaskClock.brief(each))), (who, id) -> tasks.find(id).filter(each -> tasks.visible(who, each)).isPresent()),
                new Type(TaskNotice.KIND, "/task-notices/", id -> notices.find(id).map(each -> Message.of("enum.NoticeKind." + each.kind())), (who, id) -> notices.find(id).filter(each -> notices.visible(who, each)).isPresent()));
    }

    public static Message named(String title) {
        return Message.of("tasks.named", title);
    }

    /** A kind of record of this module. */
    public record Type(String kind, String address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> readers) implements SubjectType {

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
