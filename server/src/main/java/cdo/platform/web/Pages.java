package cdo.platform.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the {@link Page} of a request. */
@Component
class Pages {

    private final Words words;
    private final Clocks clocks;
    private final SubjectDirectory subjects;
    private final ObjectProvider<WhoSource> whoSource;
    private final ObjectProvider<City> city;
    private final ObjectProvider<Contribution> contributions;
    private final ObjectProvider<Bell> bell;
    private final ObjectProvider<Threshold> thresholds;

    Pages(Words words, Clocks clocks, SubjectDirectory subjects, ObjectProvider<WhoSource> whoSource, ObjectProvider<City> city,
          ObjectProvider<Contribution> contributions, ObjectProvider<Bell> bell, ObjectProvider<Threshold> thresholds) {
        this.words = words;
        this.clocks = clocks;
        this.subjects = subjects;
        this.whoSource = whoSource;
        this.city = city;
        this.contributions = contributions;
        this.bell = bell;
        this.thresholds = thresholds;
    }

    Page of(HttpServletRequest request) {
        Language language = Languages.of(request);
        Who who = whoSource.getIfAvailable(() -> any -> java.util.Optional.empty()).of(request).orElse(null);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        City named = city.getIfAvailable();
        Message flash = Flash.take(request);
        var frame = new Page.Frame(path(request), request.getQueryString() == null ? "" : request.getQueryString(), who,
                who == null ? List.of() : navigation(who, path(request)),
                csrf == null ? "_csrf" : csrf.getParameterName(), csrf == null ? "" : csrf.getToken(), UUID.randomUUID().toString(),
                named == null ? "" : named.name(language), named != null && named.demo(), clocks.today(),
                who == null ? 0 : bell.stream().mapToInt(each -> each.count(who)).sum(), subjects, flash);
        return new Page(words, language, frame);
    }

    private List<Page.NavGroup> navigation(Who who, String path) {
        var groups = new ArrayList<Page.NavGroup>();
        List<NavItem> items = contributions.stream().flatMap(each -> each.navigation().stream())
                .filter(item -> (item.right() == null || who.may(item.right())) && thresholds.stream().allMatch(each -> each.passes(who, item.href()))).toList();
        // The longest address that the path begins with is the current one, so that /units/groups does not light /units too.
        String current = items.stream().map(NavItem::href).filter(href -> path.equals(href) || path.startsWith(href + "/") || path.startsWith(href + "?"))
                .max(Comparator.comparingInt(String::length)).orElse("");
        for (Chapter chapter : Chapter.values()) {
            List<Page.NavLink> links = items.stream().filter(item -> item.chapter() == chapter).sorted(Comparator.comparingInt(NavItem::order))
                    .map(item -> new Page.NavLink(item.key(), item.icon(), item.href(), item.href().equals(current), item.count().applyAsInt(who))).toList();
            if (!links.isEmpty()) {
                groups.add(new Page.NavGroup(chapter, links));
            }
        }
        return groups;
    }

    /** The address the reader asked for, also while an error page is drawn. */
    private static String path(HttpServletRequest request) {
        var original = (String) request.getAttribute("jakarta.servlet.error.request_uri");
        return original != null ? original : request.getRequestURI();
    }
}
