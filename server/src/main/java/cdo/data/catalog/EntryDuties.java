package cdo.data.catalog;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.office.duties.Rule;
import cdo.office.duties.RuleDraft;
import cdo.office.duties.RuleSource;
import cdo.office.duties.ShippedRules;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is owed around an entry: the bureau's review, the unit's completion of what was returned, and the update after a change. */
@Component
class EntryDuties implements ShippedRules {

    static final String REVIEW = "catalog.review";
    static final String CORRECT = "catalog.correct";
    static final String UPDATE = "catalog.update";

    private final Duties duties;
    private final Posts posts;
    private final Units units;
    private final Clocks clocks;

    EntryDuties(Duties duties, Posts posts, Units units, Clocks clocks) {
        this.duties = duties;
        this.posts = posts;
        this.units = units;
        this.clocks = clocks;
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                RuleDraft.of(REVIEW, "审核政务数据目录", "Review a catalog entry").workingDays(2).ladder(1, 1, 3, 10)
                        .source(RuleSource.LAW, false, "《政务数据共享条例》第十七条：主管部门收到目录后 2 个工作日内审核并发布（条款和时限待核）。",
                                "Regulation on Government Data Sharing, art. 17: the authority reviews and publishes within 2 working days of receipt (article and limit to be checked).").rule(),
                RuleDraft.of(CORRECT, "补正政务数据目录", "Complete a returned catalog entry").workingDays(5).extendable(5)
                        .source(RuleSource.PROPOSAL, false, "本平台建议：目录退回后 5 个工作日内补正并重新报送。",
                                "Our proposal: complete and hand in again within 5 working days of the return.").rule(),
                RuleDraft.of(UPDATE, "更新政务数据目录", "Update a catalog entry").workingDays(10).extendable(5)
                        .source(RuleSource.LAW, false, "《政务数据共享条例》第十七条：法律、行政法规或部门职能变化之日起 10 个工作日内更新，经主管部门同意可延长 5 个工作日（条款和时限待核）。",
                                "Regulation on Government Data Sharing, art. 17: update within 10 working days of a change of law or function, extendable by 5 with the authority's consent (article and limits to be checked).").rule());
    }

    /** The bureau received the edition: its review begins, or goes on after a completion. */
    void received(Entry entry, String name, LocalDate on) {
        String round = edition(entry);
        long bureau = bureau(entry, on);
        duties.open(new NewDuty(REVIEW, null, bureau, entry.unitId(), null, entry.ref(), round, Message.of("catalog.duty.review", name), on, null, href(entry)));
        duties.resume(REVIEW, entry.ref(), round, on, Message.of("catalog.duty.resumed"));
        if (entry.round() > 0) {
            duties.discharge(CORRECT, entry.ref(), correction(entry), on, null);
        }
        duties.discharge(UPDATE, entry.ref(), round, on, null);
    }

    /** Returned: the bureau's clock stands still, the unit owes the completion. */
    void returned(Entry entry, int round, String name, String reason, LocalDate on) {
        duties.suspend(REVIEW, entry.ref(), edition(entry), on, Message.of("catalog.duty.returned", reason));
        duties.open(new NewDuty(CORRECT, officer(entry.unitId()), entry.unitId(), bureau(entry, on), null, entry.ref(), edition(entry) + "." + round,
                Message.of("catalog.duty.correct", name), on, null, href(entry)));
    }

    void reviewed(Entry entry, LocalDate on) {
        duties.discharge(REVIEW, entry.ref(), edition(entry), on, null);
    }

    /** Owed from the day on which the declared change takes effect. */
    void changed(Entry entry, int serial, String name, LocalDate effective) {
        duties.open(new NewDuty(UPDATE, officer(entry.unitId()), entry.unitId(), bureau(entry, clocks.today()), null, entry.ref(), Integer.toString(serial),
                Message.of("catalog.duty.update", name), effective, null, href(entry)));
    }

    /** Nothing about this entry is owed any more. */
    void ended(Entry entry, Message why) {
        duties.cancelAll(entry.ref(), why);
    }

    /** The post of the unit's officer: its catalog is part of what the officer answers for. */
    private @Nullable Long officer(long unit) {
        List<Post> held = posts.ofUnit(unit).stream().filter(post -> post.kind().officer()).toList();
        return held.size() == 1 ? held.getFirst().id() : null;
    }

    private long bureau(Entry entry, LocalDate on) {
        return units.bureauOf(entry.unitId(), on).id();
    }

    private static String edition(Entry entry) {
        return Integer.toString(entry.serial());
    }

    private static String correction(Entry entry) {
        return edition(entry) + "." + entry.round();
    }

    private static String href(Entry entry) {
        return "/entries/" + entry.id();
    }
}
