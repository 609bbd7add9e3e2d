package cdo.start.demo;

import cdo.platform.approvals.Routes;
import cdo.platform.identity.Accounts;
import cdo.platform.jobs.DayJobs;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Rankings;
import cdo.platform.notifications.NewNotice;
import cdo.platform.notifications.Notices;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What happened in the months before the newcomer comes: done day by day, by the people who may do it, under the moving clock. */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class Chronicle {

    private static final Logger LOG = LoggerFactory.getLogger(Chronicle.class);

    private final DayJobs dayJobs;
    private final Accounts accounts;
    private final Groups groups;
    private final Rankings rankings;
    private final Notices notices;
    private final Units units;
    private final Posts posts;
    private final Routes routes;
    private final ObjectProvider<Episode> episodes;

    Chronicle(DayJobs dayJobs, Accounts accounts, Groups groups, Rankings rankings, Notices notices, Units units, Posts posts, Routes routes,
              ObjectProvider<Episode> episodes) {
        this.dayJobs = dayJobs;
        this.accounts = accounts;
        this.groups = groups;
        this.rankings = rankings;
        this.notices = notices;
        this.units = units;
        this.posts = posts;
        this.routes = routes;
        this.episodes = episodes;
    }

    void play(Scenario scenario) {
        var days = new TreeMap<LocalDate, List<Runnable>>();
        Episode.Script script = (day, what) -> days.computeIfAbsent(day, any -> new ArrayList<>()).add(what);
        Actors actors = new Actors(accounts, units, posts, routes, scenario.begins());
        if (scenario.officers()) {
            script.on(scenario.begins(), () -> compare(actors, scenario.begins()));
            script.on(scenario.today().minusDays(20), () -> announce(actors));
        }
        var took = new LinkedHashMap<String, Long>();
        episodes.orderedStream().forEach(episode -> episode.write(scenario, actors, (day, what) -> script.on(day, () -> timed(took, episode, what))));
        days.forEach((day, happenings) -> {
            dayJobs.advanceTo(day);
            happenings.forEach(Runnable::run);
        });
        dayJobs.advanceTo(scenario.today());
        LOG.debug("milliseconds of its episodes: {}", took);
    }

    /** The newcomer waits for all of it: which thread of the history takes how long is said in the log. */
    private static void timed(Map<String, Long> took, Episode episode, Runnable what) {
        long from = System.nanoTime();
        what.run();
        took.merge(episode.getClass().getSimpleName(), (System.nanoTime() - from) / 1_000_000, Long::sum);
    }

    private void compare(Actors actors, LocalDate from) {
        Who clerk = actors.as("bureau-clerk");
        List<Unit> all = units.all(from);
        long city = actors.unit("宜昌市民政局").regionId();
        group(clerk, "市直部门", "City departments", from, all.stream().filter(unit -> unit.kind() == UnitKind.DEPARTMENT && unit.regionId() == city));
        rankings.name(clerk, clerk.unitId(), true, rankings.rule(clerk.unitId()).version());
        group(clerk, "县（市、区）", "Counties", from, all.stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT && unit.regionId() != city));
    }

    private void group(Who clerk, String name, String nameEn, LocalDate from, java.util.stream.Stream<Unit> members) {
        groups.join(clerk, groups.form(clerk, name, nameEn), members.map(Unit::id).collect(Collectors.toSet()), from);
    }

    private void announce(Actors actors) {
        Who clerk = actors.as("bureau-clerk");
        Set<Long> readers = Set.of(actors.unit("宜昌市民政局").id(), actors.unit("宜昌市卫生健康委员会").id(), actors.unit("夷陵区人民政府").id());
        long notice = notices.draft(clerk, new NewNotice("关于做好年度首席数据官工作总结的通知",
                "请各单位首席数据官对照年度任务自查，及时补齐信息系统登记和目录编制，于十二月底前报送工作总结。\n\n（演示数据，与实际无关）", readers, Set.of(Role.OFFICER, Role.STEWARD), null));
        notices.publish(clerk, notice, 0);
        notices.read(actors.as("civil-steward"), notice);
    }
}
