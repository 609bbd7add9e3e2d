package cdo.office.appointments;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** How posts and units are called in sentences and on papers: 宜昌市民政局首席数据官. */
@Component
public class PostNames {

    private final Units units;
    private final Posts posts;
    private final Regions regions;
    private final Words words;
    private final Clocks clocks;
    private final UnitNames names;

    PostNames(Units units, Posts posts, Regions regions, Words words, Clocks clocks, UnitNames names) {
        this.units = units;
        this.posts = posts;
        this.regions = regions;
        this.words = words;
        this.clocks = clocks;
        this.names = names;
    }

    public Message post(long postId) {
        Post post = posts.get(postId);
        return post(post.unitId(), post.kind());
    }

    public Message post(long unitId, PostKind kind) {
        return Message.of("appointments.postOf", unit(unitId), Message.of("organization.postShort." + kind));
    }

    public Message unit(long unitId) {
        return names.of(unitId).full();
    }

    /** 夷陵区 for a government, the short name for any other unit. */
    Message shortly(long unitId) {
        Unit unit = units.get(unitId);
        return unit.kind() == UnitKind.GOVERNMENT ? regions.find(unit.regionId(), clocks.today()).map(region -> Message.of("organization.named", region.name(), region.nameEn()))
                .orElseGet(() -> unit(unitId)) : names.of(unitId).brief();
    }

    static Message date(LocalDate date) {
        return Message.of("organization.date", Integer.toString(date.getYear()), Integer.toString(date.getMonthValue()), Integer.toString(date.getDayOfMonth()), date.toString());
    }

    /** The unit's name as papers of that day print it. */
    String printed(long unitId, LocalDate on) {
        return units.find(unitId, on).orElseGet(() -> units.get(unitId)).name();
    }

    String printedPost(long postId, LocalDate on) {
        Post post = posts.get(postId);
        return printed(post.unitId(), on) + words.say(Language.ZH, "organization.postShort." + post.kind());
    }
}
