package cdo.start.demo;

import cdo.platform.kernel.Clocks;
import cdo.platform.organization.CityFoundation;
import cdo.platform.organization.NewPerson;
import cdo.platform.organization.NewTenure;
import cdo.platform.organization.Opening;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the city's posts with invented people: the heads and clerks since the units exist, officers since the pilot
 * (2022) or the roll-out (2023), here and there with a predecessor, one acting, one vacant.
 */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class Staffing {

    /** First day of all units. */
    static final LocalDate SINCE = LocalDate.of(2022, 1, 1);
    /** First day on which 数字政府领导小组 appoints. */
    static final LocalDate CHANGE_OVER = LocalDate.of(2025, 1, 1);
    /** Whose county officer has left and is not replaced. */
    static final String VACANT = "秭归县";
    /** Whose officer acts until somebody is appointed. */
    static final String ACTING = "市水利和湖泊局";

    private static final LocalDate PILOT = LocalDate.of(2022, 6, 10);
    private static final LocalDate ROLL_OUT = LocalDate.of(2023, 4, 3);
    private static final LocalDate CHANGED = LocalDate.of(2025, 3, 18);
    private static final Set<String> PILOT_COUNTIES = Set.of("宜都市", "当阳市", "长阳土家族自治县", "夷陵区");
    private static final Set<String> PILOT_DEPARTMENTS = Set.of("市经信局", "市公安局", "市民政局", "市自然资源和规划局", "市住建局", "市交通运输局", "市卫健委",
            "市应急管理局", "市城管委", "市政务大数据局");
    private static final int EVERY = 9;

    private final CityFoundation foundation;
    private final Regions regions;
    private final Units units;
    private final Posts posts;
    private final Opening opening;
    private final Clocks clocks;

    Staffing(CityFoundation foundation, Regions regions, Units units, Posts posts, Opening opening, Clocks clocks) {
        this.foundation = foundation;
        this.regions = regions;
        this.units = units;
        this.posts = posts;
        this.opening = opening;
        this.clocks = clocks;
    }

    /** Everybody, in one transaction. */
    @Transactional
    void fill(Scenario scenario) {
        foundation.found(CityFoundation.YICHANG, SINCE, CHANGE_OVER, true);
        new Filling(scenario).all();
        opening.finish();
    }

    /** A tenure of somebody who has no number yet. */
    private record Seating(long post, int person, LocalDate from, @Nullable LocalDate last, boolean acting, boolean concurrent, String basis) {

        Opening.Past of(long personId) {
            return new Opening.Past(new NewTenure(post, personId, from, acting, concurrent, basis), last);
        }
    }

    /** One filling of all posts; people are known by their place in the crew until all are registered. */
    private final class Filling {

        private final Scenario scenario;
        private final LocalDate day = clocks.today();
        private final Cast cast = new Cast();
        private final Map<Long, Region> regionOf = new HashMap<>();
        private final Map<Long, Integer> executives = new HashMap<>();
        private final List<NewPerson> crew = new ArrayList<>();
        private final List<Seating> seatings = new ArrayList<>();
        private int officers;

        Filling(Scenario scenario) {
            this.scenario = scenario;
            regions.all(day).forEach(region -> regionOf.put(region.id(), region));
        }

        void all() {
            List<Unit> all = units.all(day);
            all.stream().filter(unit -> unit.kind() == UnitKind.BUREAU).forEach(this::bureau);
            for (Unit unit : all) {
                switch (unit.kind()) {
                    case GOVERNMENT -> government(unit);
                    case DEPARTMENT -> department(unit);
                    case AUTHORITY -> authority(unit);
                    default -> { }
                }
            }
            List<Long> ids = opening.register(crew);
            opening.seat(seatings.stream().map(each -> each.of(ids.get(each.person()))).toList());
        }

        private void bureau(Unit unit) {
            Map<PostKind, Long> own = own(unit);
            int director = person(unit, "局长", "主持全面工作");
            int deputy = person(unit, "副局长", "分管数据资源管理、数据安全");
            executives.put(unit.regionId(), director);
            staff(own, PostKind.UNIT_HEAD, director);
            staff(own, PostKind.BUREAU_HEAD, deputy);
            staff(own, PostKind.BUREAU_CLERK, person(unit, "数据资源管理科科长", "首席数据官日常工作"));
            staff(own, PostKind.DATA_STEWARD, person(unit, "信息中心工程师", "数据资源普查登记"));
            officer(unit, own, departmental(unit), deputy, "副局长");
        }

        private void government(Unit unit) {
            Map<PostKind, Long> own = own(unit);
            boolean city = region(unit).level() == RegionLevel.CITY;
            String head = unit.name().endsWith("管理委员会") ? "主任" : region(unit).name().replaceFirst(".*(?=[市县区]$)", "") + "长";
            staff(own, PostKind.UNIT_HEAD, person(unit, city ? "市政府秘书长" : head.length() == 2 ? head : "主任", "主持全面工作"));
            staff(own, PostKind.DATA_STEWARD, person(unit, "政府办公室信息科科长", "政务数据管理"));
            staff(own, PostKind.LIAISON, person(unit, "政府办公室四级调研员", "联络协调"));
            String deputy = head.length() == 2 && !head.equals("主任") ? "副" + head : "副主任";
            officer(unit, own, city ? PostKind.CITY_CDO : PostKind.COUNTY_CDO, null, deputy);
            officer(unit, own, city ? PostKind.CITY_CDEO : PostKind.COUNTY_CDEO, executives.get(unit.regionId()), "局长");
        }

        private void department(Unit unit) {
            Map<PostKind, Long> own = own(unit);
            String head = unit.name().endsWith("委员会") ? "主任" : "局长";
            staff(own, PostKind.UNIT_HEAD, person(unit, head, "主持全面工作"));
            staff(own, PostKind.DATA_STEWARD, person(unit, "信息中心主任", "信息系统与数据资源管理"));
            if (region(unit).level() == RegionLevel.CITY) {
                staff(own, PostKind.LIAISON, person(unit, "办公室副主任", "联络协调"));
            }
            officer(unit, own, departmental(unit), null, "副" + head);
        }

        /** The headquarters' people leave with the change-over; the leading group's begin with it. */
        private void authority(Unit unit) {
            boolean former = unit.name().endsWith("指挥部");
            LocalDate from = former ? SINCE : CHANGE_OVER;
            LocalDate last = former && scenario.officers() ? CHANGE_OVER.minusDays(1) : null;
            if (former || scenario.officers()) {
                Map<PostKind, Long> own = own(unit);
                seat(own.get(PostKind.AUTHORITY_HEAD), person(unit, former ? "指挥部办公室主任" : "领导小组办公室主任", "任免事项"), from, last, false, false, "演示文件〔2022〕1号");
                seat(own.get(PostKind.AUTHORITY_CLERK), person(unit, "办公室综合科科长", "任免事项经办"), from, last, false, false, "演示文件〔2022〕1号");
            }
        }

        private void officer(Unit unit, Map<PostKind, Long> own, PostKind kind, @Nullable Integer person, String title) {
            if (!scenario.officers()) {
                return;
            }
            officers++;
            boolean pilot = PILOT_DEPARTMENTS.contains(unit.shortName()) || PILOT_COUNTIES.contains(region(unit).name()) || region(unit).level() == RegionLevel.CITY && unit.kind() == UnitKind.GOVERNMENT;
            LocalDate from = pilot ? PILOT : ROLL_OUT;
            String basis = (pilot ? "演示任〔2022〕" : "演示任〔2023〕") + (1 + officers % 12) + "号";
            long post = own.get(kind);
            boolean concurrent = person != null;
            if (kind == PostKind.COUNTY_CDO && region(unit).name().equals(VACANT)) {
                seat(post, person(unit, title, "分管政务数据管理"), from, scenario.today().minusDays(38), false, true, basis);
            } else if (unit.shortName().equals(ACTING)) {
                seat(post, person(unit, title, "分管信息化"), from, scenario.begins().minusDays(25), false, true, basis);
                seat(post, person(unit, "党组成员、总工程师", "分管水利信息化"), scenario.begins().minusDays(20), null, true, true, "演示任〔" + scenario.begins().getYear() + "〕21号");
            } else if (!concurrent && officers % EVERY == 0) {
                seat(post, person(unit, title, "分管信息化"), from, CHANGED.minusDays(1 + officers % 40), false, true, basis);
                seat(post, person(unit, title, "分管数据资源管理"), CHANGED, null, false, true, "演示任〔2025〕" + (1 + officers % 7) + "号");
            } else {
                seat(post, concurrent ? person : person(unit, title, "分管数据资源管理"), from, null, false, true, basis);
            }
        }

        private Map<PostKind, Long> own(Unit unit) {
            var own = new EnumMap<PostKind, Long>(PostKind.class);
            posts.ofUnit(unit.id()).stream().sorted(java.util.Comparator.comparingLong(Post::id).reversed()).forEach(post -> own.put(post.kind(), post.id()));
            return own;
        }

        private PostKind departmental(Unit unit) {
            return region(unit).level() == RegionLevel.CITY ? PostKind.DEPARTMENT_CDO : PostKind.COUNTY_DEPARTMENT_CDO;
        }

        private Region region(Unit unit) {
            return regionOf.get(unit.regionId());
        }

        private int person(Unit unit, String title, String portfolio) {
            crew.add(cast.somebody(unit.id(), title, portfolio));
            return crew.size() - 1;
        }

        private void staff(Map<PostKind, Long> own, PostKind kind, int person) {
            seat(own.get(kind), person, SINCE, null, false, false, "演示文件〔2022〕1号");
        }

        private void seat(long post, int person, LocalDate from, @Nullable LocalDate last, boolean acting, boolean concurrent, String basis) {
            seatings.add(new Seating(post, person, from, last, acting, concurrent, basis));
        }
    }
}
