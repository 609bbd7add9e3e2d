package cdo.office.meetings;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedRegion.PUBLISHED_REGION;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.platform.organization.People;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How units, posts and their holders are called on pages and on papers. */
@Component
public class MeetingNames {

    private final DSLContext sql;
    private final Units units;
    private final Posts posts;
    private final People people;
    private final Regions regions;
    private final Words words;
    private final Clocks clocks;

    MeetingNames(DSLContext sql, Units units, Posts posts, People people, Regions regions, Words words, Clocks clocks) {
        this.sql = sql;
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.regions = regions;
        this.words = words;
        this.clocks = clocks;
    }

    /** 夷陵区 for a government, the short name for any other unit. */
    public Message unit(long unitId) {
        Unit unit = units.get(unitId);
        if (unit.kind() == UnitKind.GOVERNMENT) {
            var region = regions.find(unit.regionId(), clocks.today());
            if (region.isPresent()) {
                return named(region.get().name(), region.get().nameEn());
            }
        }
        return named(unit.shortName(), unit.nameEn());
    }

    /** 夷陵区首席数据官. */
    public Message post(long postId) {
        Post post = posts.get(postId);
        return Message.of("organization.postOf", unit(post.unitId()), Message.of("organization.postShort." + post.kind()));
    }

    /** 首席数据官, without the unit. */
    String duty(long postId) {
        return said(Language.ZH, Message.of("organization.postShort." + posts.get(postId).kind()));
    }

    public long unitOf(long postId) {
        return posts.get(postId).unitId();
    }

    public String said(Language language, Message message) {
        return words.say(language, message);
    }

    /** Who holds the post that day. */
    public Optional<Tenure> holder(long postId, LocalDate on) {
        return posts.holder(postId, on);
    }

    public Optional<String> holderName(long postId, LocalDate on) {
        return posts.holder(postId, on).map(tenure -> people.get(tenure.personId()).name());
    }

    /** Who holds a post. */
    public record Holder(long personId, String name) {
    }

    /** Who holds which of the posts that day, in one question; vacant posts are absent. */
    public Map<Long, Holder> holders(Collection<Long> postIds, LocalDate on) {
        var tenure = PUBLISHED_TENURE;
        return sql.select(tenure.POST_ID, tenure.PERSON_ID, tenure.PERSON_NAME).from(tenure).where(tenure.POST_ID.in(postIds)).and(tenure.VALID_FROM.le(on))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(on))).fetchMap(row -> row.value1(), row -> new Holder(row.value2(), row.value3()));
    }

    /** The names of many posts in one question. */
    public Map<Long, Message> posts(Collection<Long> postIds) {
        var post = PUBLISHED_POST;
        var unit = PUBLISHED_UNIT_LAST;
        var region = PUBLISHED_REGION;
        return sql.select(post.ID, post.KIND, unit.KIND, unit.SHORT_NAME, unit.NAME_EN, region.NAME, region.NAME_EN).from(post).join(unit).on(unit.ID.eq(post.UNIT_ID))
                .leftJoin(region).on(region.ID.eq(unit.REGION_ID)).where(post.ID.in(postIds)).fetchMap(row -> row.value1(), row -> {
                    boolean government = row.value3().equals(UnitKind.GOVERNMENT.name()) && row.value6() != null;
                    Message named = government ? named(row.value6(), row.value7()) : named(row.value4(), row.value5());
                    return Message.of("organization.postOf", named, Message.of("organization.postShort." + row.value2()));
                });
    }

    private static Message named(String zh, String en) {
        return Message.of("organization.named", zh, en.isBlank() ? zh : en);
    }

    public String person(long personId) {
        return people.get(personId).name();
    }

    /** The unit's short name as papers of that day print it. */
    String printed(long unitId, LocalDate on) {
        return said(Language.ZH, unit(units.find(unitId, on).orElseGet(() -> units.get(unitId)).id()));
    }

}
