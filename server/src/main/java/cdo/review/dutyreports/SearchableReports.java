package cdo.review.dutyreports;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.web.Searchable;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Duty reports as the search finds them: unit, office, year, officer. Not what they say: drafts are nobody else's. */
@Component
class SearchableReports implements Searchable {

    private final ReportRows rows;
    private final Words words;

    SearchableReports(ReportRows rows, Words words) {
        this.rows = rows;
        this.words = words;
    }

    @Override
    public String kind() {
        return DutyReport.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(DutyReport.KIND, Campaign.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        List<DutyReport> all = rows.reports(DSL.noCondition());
        var titles = rows.titles(all);
        all.forEach(each -> found.accept(new Item(each.id(), words.say(Language.ZH, titles.get(each.id())), words.say(Language.EN, titles.get(each.id())))));
    }
}
