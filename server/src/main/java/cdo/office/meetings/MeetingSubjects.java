package cdo.office.meetings;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Series, meetings, topics and agenda items as records that duties, approvals, audit and attachments point at. */
@Component
public class MeetingSubjects {

    private final MeetingRows rows;
    private final MeetingAccess access;

    MeetingSubjects(MeetingRows rows, MeetingAccess access) {
        this.rows = rows;
        this.access = access;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(MeetingSeries.KIND, id -> "/meeting-series/" + id, id -> rows.series(id).map(each -> named(each.setting().name(), each.setting().nameEn())),
                        (who, id) -> rows.series(id).filter(each -> access.visible(who, each)).isPresent()),
                new Type(Meeting.KIND, id -> "/meetings/" + id, id -> rows.meeting(id).map(each -> named(each.plan().title(), "")),
                        (who, id) -> rows.meeting(id).filter(each -> access.visible(who, each)).isPresent()),
                new Type(Topic.KIND, id -> "/topics/" + id, id -> rows.topic(id).map(each -> named(each.text().title(), "")),
                        (who, id) -> rows.topic(id).filter(each -> access.visible(who, each)).isPresent()),
                new Type(Item.KIND, id -> rows.item(id).map(each -> "/meetings/" + each.meetingId() + "/agenda").orElse("/meetings"), id -> rows.item(id).map(each -> named(each.title(), "")),
                        (who, id) -> rows.item(id).filter(item -> rows.meeting(item.meetingId()).filter(meeting -> access.seesMaterials(who, meeting, item)).isPresent()).isPresent()));
    }

    private static Message named(String zh, String en) {
        return Message.of("organization.named", zh, en.isBlank() ? zh : en);
    }

    private record Type(String kind, LongFunction<String> address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> readers) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id);
        }

        @Override
        public String href(long id) {
            return address.apply(id);
        }

        @Override
        public boolean visible(Who who, long id) {
            return readers.test(who, id);
        }
    }
}
