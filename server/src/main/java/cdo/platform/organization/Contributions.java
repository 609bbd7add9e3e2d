package cdo.platform.organization;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What organization adds to the common pages. */
@Component("organizationContributions")
class Contributions implements Contribution {

    private final Units units;
    private final Posts posts;
    private final People people;
    private final Regions regions;
    private final Reach reach;
    private final PeopleRegister register;

    Contributions(Units units, Posts posts, People people, Regions regions, Reach reach, PeopleRegister register) {
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.regions = regions;
        this.reach = reach;
        this.register = register;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(
                new NavItem(Chapter.OFFICE, 800, "nav.units", "sitemap", "/units", null),
                new NavItem(Chapter.OFFICE, 810, "nav.people", "users", "/people", null),
                new NavItem(Chapter.OFFICE, 820, "nav.regions", "map-2", "/regions", null),
                new NavItem(Chapter.OFFICE, 830, "nav.groups", "columns-3", "/groups", null));
    }

    @Override
    public List<Right> rights() {
        return OrganizationRights.ALL;
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(
                new OpenSubject("unit", "/units/", id -> name(units.get(id)), reach::opens),
                new OpenSubject("post", "/posts/", id -> {
                    Post post = posts.get(id);
                    return Message.of("organization.postOf", name(units.get(post.unitId())), post.kind());
                }, (who, id) -> reach.opens(who, posts.get(id).unitId())),
                new OpenSubject("person", "/people/", id -> Message.of("organization.named", people.get(id).name(), people.get(id).name()), register::opens),
                new OpenSubject("region", "/regions/", id -> Dates.named(regions.get(id).name(), regions.get(id).nameEn()), (who, id) -> true));
    }

    private static Message name(Unit unit) {
        return Dates.named(unit.name(), unit.nameEn());
    }
}
