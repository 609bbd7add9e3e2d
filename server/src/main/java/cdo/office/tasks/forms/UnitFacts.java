package cdo.office.tasks.forms;

import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What organization knows of a unit: its names and codes, its officer and whom to call. No mobile numbers. */
@Configuration(proxyBeanMethods = false)
class UnitFacts {

    private record Fact(String key, Set<String> words, BiFunction<Long, LocalDate, Optional<String>> value) implements KnownFact {
        @Override
        public Optional<String> of(long unitId, LocalDate day) {
            return value.apply(unitId, day).filter(known -> !known.isBlank());
        }
    }

    private static Fact fact(String key, BiFunction<Long, LocalDate, Optional<String>> value, String... words) {
        return new Fact(key, Set.of(words), value);
    }

    @Bean
    KnownFact unitName(Units units) {
        return fact("unit.name", (unit, day) -> Optional.of(units.get(unit).name()), "单位", "单位名称", "填报单位", "报送单位", "部门", "部门名称", "部门单位");
    }

    @Bean
    KnownFact unitCode(Units units) {
        return fact("unit.code", (unit, day) -> Optional.ofNullable(units.get(unit).uscc()), "统一社会信用代码", "社会信用代码", "信用代码");
    }

    @Bean
    KnownFact unitRegion(Units units, Regions regions) {
        return fact("unit.region", (unit, day) -> Optional.of(regions.get(units.get(unit).regionId()).name()), "行政区划", "所在地区", "县市区", "地区");
    }

    @Bean
    KnownFact officerName(Posts posts, People people) {
        return fact("officer.name", (unit, day) -> holder(posts, unit, day, true).map(tenure -> people.get(tenure.personId()).name()), "首席数据官", "首席数据官姓名");
    }

    @Bean
    KnownFact officerTitle(Posts posts, People people) {
        return fact("officer.title", (unit, day) -> holder(posts, unit, day, true).map(tenure -> people.get(tenure.personId()).title()), "首席数据官职务", "职务");
    }

    @Bean
    KnownFact officerSince(Posts posts) {
        return fact("officer.since", (unit, day) -> holder(posts, unit, day, true).map(tenure -> tenure.from().toString()), "首席数据官任职时间", "首席数据官任职日期", "任职时间", "任职日期");
    }

    @Bean
    KnownFact contactName(Posts posts, People people) {
        return fact("contact.name", (unit, day) -> holder(posts, unit, day, false).map(tenure -> people.get(tenure.personId()).name()), "联系人", "联络员", "数据专员", "填报人", "经办人");
    }

    @Bean
    KnownFact contactPhone(Posts posts, People people) {
        return fact("contact.phone", (unit, day) -> holder(posts, unit, day, false).map(tenure -> people.get(tenure.personId())).map(Person::officePhone), "联系电话", "办公电话", "电话");
    }

    /** Who holds the officer's post, or the first desk post that is held. */
    private static Optional<Tenure> holder(Posts posts, long unit, LocalDate day, boolean officer) {
        List<PostKind> desks = List.of(PostKind.DATA_STEWARD, PostKind.LIAISON);
        return posts.ofUnit(unit).stream().filter(post -> officer ? post.kind().officer() : desks.contains(post.kind())).sorted(Comparator.comparing(Post::kind))
                .flatMap(post -> posts.holder(post.id(), day).stream()).findFirst();
    }
}
