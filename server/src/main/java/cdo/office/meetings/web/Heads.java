package cdo.office.meetings.web;

import cdo.office.meetings.Attendance;
import cdo.office.meetings.Invitations;
import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingAccess;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Meetings;
import cdo.office.meetings.Sittings;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.platform.web.Page;
import cdo.platform.web.RailStop;
import cdo.platform.web.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What all pages of a meeting show: its head, its parts, and what this person may do there. */
@Component("meetingHeads")
public class Heads {

    private final Meetings meetings;
    private final Invitations invitations;
    private final Sittings sittings;
    private final MeetingAccess access;
    private final MeetingNames names;
    private final Units units;
    private final Routes routes;

    Heads(Meetings meetings, Invitations invitations, Sittings sittings, MeetingAccess access, MeetingNames names, Units units, Routes routes) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.sittings = sittings;
        this.access = access;
        this.names = names;
        this.units = units;
        this.routes = routes;
    }

    /**
     * The head of a meeting's pages.
     *
     * @param organises the office at work
     * @param office    the office or the convenor
     * @param mine      places for which this person may answer
     * @param own       the place in which this person comes
     * @param run       the running route that waits for this person; 0: none
     */
    public record Head(Meeting meeting, MeetingSeries series, MeetingNames names, String organiser, boolean organises, boolean office, boolean seesAgenda, boolean seesMinutes,
                       boolean decides, List<Attendance> mine, Optional<Attendance> own, long run, String part) {

        public String base() {
            return meeting.href();
        }

        public List<Tab> tabs(Page page) {
            var tabs = new ArrayList<Tab>();
            add(tabs, page, "", "meetings.tab.record", true);
            add(tabs, page, "agenda", "meetings.tab.agenda", seesAgenda);
            add(tabs, page, "replies", "meetings.tab.replies", meeting.stage().called() && office);
            add(tabs, page, "sign-in", "meetings.tab.signIn", meeting.stage().called() && (office || own.isPresent()));
            add(tabs, page, "minutes", "meetings.tab.minutes", organises && (meeting.stage().writable() || meeting.stage().held()));
            add(tabs, page, "document", "meetings.tab.document", seesMinutes && meeting.stage().held());
            return tabs;
        }

        private void add(List<Tab> tabs, Page page, String path, String key, boolean shown) {
            if (shown) {
                tabs.add(new Tab(base() + (path.isEmpty() ? "" : "/" + path), page.t(key), part.equals(path)));
            }
        }

        public List<RailStop> rail(Page page) {
            var stops = new ArrayList<RailStop>();
            int now = meeting.stage().ordinal();
            for (MeetingStage stage : List.of(MeetingStage.PREPARING, MeetingStage.AGENDA_SIGNING, MeetingStage.AGENDA_SET, MeetingStage.NOTICED, MeetingStage.IN_SESSION,
                    MeetingStage.WRITING, MeetingStage.MINUTES_SIGNING, MeetingStage.SIGNED, MeetingStage.ISSUED)) {
                boolean cancelled = meeting.stage() == MeetingStage.CANCELLED;
                stops.add(new RailStop(page.v(stage), detail(page, stage), cancelled ? RailStop.Reached.SKIPPED
                        : stage.ordinal() < now || now == MeetingStage.ISSUED.ordinal() ? RailStop.Reached.DONE : stage.ordinal() == now ? RailStop.Reached.NOW : RailStop.Reached.NEXT));
            }
            return stops;
        }

        private String detail(Page page, MeetingStage stage) {
            return switch (stage) {
                case NOTICED -> meeting.noticedOn() == null ? "" : page.v(meeting.noticedOn());
                case IN_SESSION -> page.v(meeting.plan().heldOn());
                case ISSUED -> meeting.issue() == null ? "" : page.v(meeting.issue().on());
                default -> "";
            };
        }
    }

    Head of(Who who, long id, String part) {
        Meeting meeting = meetings.get(who, id);
        MeetingSeries series = meetings.series(meeting);
        List<Attendance> places = invitations.places(meeting);
        return new Head(meeting, series, names, units.get(meeting.organiserId()).name(), who.may(MeetingRights.ORGANISE, meeting.organiserId()), access.office(who, meeting),
                access.seesAgenda(who, meeting), access.seesMinutes(who, meeting), invitations.mayDecide(who, meeting),
                places.stream().filter(place -> who.may(MeetingRights.REPLY, place.unitId())).toList(), meeting.stage().called() ? sittings.placeOf(who, meeting) : Optional.empty(),
                routes.current(meeting.ref()).filter(run -> routes.maySign(who, run)).map(Run::id).orElse(0L), part);
    }
}
