package cdo.start.demo;

import cdo.data.catalog.Classifications;
import cdo.data.catalog.Content;
import cdo.data.catalog.Entries;
import cdo.data.catalog.Entry;
import cdo.data.catalog.GradingLevel;
import cdo.data.catalog.Reviews;
import cdo.data.catalog.SharingAttribute;
import cdo.data.catalog.SharingMethod;
import cdo.data.catalog.SurveyedTables;
import cdo.data.catalog.UpdateCycle;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 目录编制: from the surveyed database of civil affairs one entry is published, one waits for the bureau, one for the
 * unit's own signature, the rest are drafts.
 */
@Component
@Order(20)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class CatalogEpisode implements Episode {

    private static final String UNIT = "宜昌市民政局";
    /** Of the right form and made up, as everything in the demonstration is: no organ has it. */
    private static final String CODE = "11420500000004001Q";

    private final SurveyEpisode survey;
    private final SurveyedTables tables;
    private final Entries entries;
    private final Reviews reviews;
    private final Classifications classifications;
    private final Routes routes;

    CatalogEpisode(SurveyEpisode survey, SurveyedTables tables, Entries entries, Reviews reviews, Classifications classifications, Routes routes) {
        this.survey = survey;
        this.tables = tables;
        this.entries = entries;
        this.reviews = reviews;
        this.classifications = classifications;
        this.routes = routes;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        var drafts = new java.util.ArrayList<Long>();
        script.on(scenario.today().minusDays(9), () -> survey.of(UNIT).ifPresent(id -> drafts.addAll(draft(actors.as("civil-steward"), id))));
        script.on(scenario.today().minusDays(6), () -> drafts.stream().limit(1).forEach(id -> signed(actors, id)));
        script.on(scenario.today().minusDays(5), () -> drafts.stream().limit(1).forEach(id -> publish(actors.as("bureau-clerk"), id)));
        script.on(scenario.today().minusDays(1), () -> drafts.stream().skip(1).limit(1).forEach(id -> signed(actors, id)));
        script.on(scenario.today(), () -> drafts.stream().skip(2).limit(1).forEach(id -> handIn(actors, id)));
    }

    private List<Long> draft(Who steward, long survey) {
        return tables.draft(steward, survey, tables.tables(survey).stream().map(SurveyedTables.Found::id).toList());
    }

    private void handIn(Actors actors, long id) {
        Who steward = actors.as("civil-steward");
        Entry entry = entries.get(steward, id);
        Content drafted = entries.underWay(steward, id).content();
        Content.Source source = drafted.source();
        long place = classifications.tree().stream().filter(Classifications.Place::takesEntries).findFirst().orElseThrow().id();
        Content content = drafted.providedBy(drafted.providerCode().isEmpty() ? CODE : drafted.providerCode()).under(place).described(drafted.summary().isBlank() ? drafted.name() : drafted.summary(), UpdateCycle.DAILY)
                .sharedAs(SharingAttribute.CONDITIONAL, "用于社会救助资格核对和一网通办事项办理，限受理部门按件查询", SharingMethod.PLATFORM_INTERFACE).opened(false, "")
                .from(new Content.Source(GradingLevel.GENERAL_3, source.unitId(), source.systemId(), steward.name(), "0717-0000400", null, null, "社会救助、民政"));
        int version = entries.save(steward, id, entry.version(), content);
        reviews.submit(steward, id, version);
    }

    private void signed(Actors actors, long id) {
        handIn(actors, id);
        Run run = routes.current(SubjectRef.of(Entry.KIND, id)).orElseThrow();
        routes.sign(actors.as("civil-head"), run.id(), run.version(), "同意");
    }

    private void publish(Who clerk, long id) {
        reviews.publish(clerk, id, entries.get(clerk, id).version(), "要素完整，予以发布。");
    }
}
