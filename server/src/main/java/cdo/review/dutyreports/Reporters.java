package cdo.review.dutyreports;

import static cdo.platform.organization.views.PublishedLineage.PUBLISHED_LINEAGE;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.review.dutyreports.tables.CampaignScopeTable.CAMPAIGN_SCOPE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Scope;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Who must report: whoever held a post of the campaign's kinds on a day of its year, each for the own part. Units that were
 * merged during the year are still in it: their officers report, and the unit that carries on writes.
 */
@Component
class Reporters {

    private final DSLContext sql;
    private final Units units;
    private final Clocks clocks;

    Reporters(DSLContext sql, Units units, Clocks clocks) {
        this.sql = sql;
        this.units = units;
        this.clocks = clocks;
    }

    /**
     * Somebody's part of the year in a post.
     *
     * @param unit    who writes
     * @param office  whose officer it was
     * @param running still in the post today
     */
    record Part(long unit, long office, long post, long person, LocalDate from, LocalDate to, boolean running) {
        Part until(LocalDate last, boolean stillRunning) {
            return new Part(unit, office, post, person, from, last, stillRunning);
        }

        long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    List<Part> of(Campaign campaign) {
        LocalDate first = LocalDate.of(campaign.year(), 1, 1);
        LocalDate last = LocalDate.of(campaign.year(), 12, 31);
        Map<Long, Long> writers = writers(campaign);
        var tenure = PUBLISHED_TENURE;
        List<Part> parts = new ArrayList<>();
        sql.select(tenure.UNIT_ID, tenure.POST_ID, tenure.PERSON_ID, tenure.VALID_FROM, tenure.VALID_TO).from(tenure).where(tenure.UNIT_ID.in(writers.keySet()))
                .and(tenure.KIND.in(campaign.kinds().stream().map(Enum::name).toList())).and(tenure.VALID_FROM.le(last))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(first))).orderBy(tenure.UNIT_ID, tenure.POST_ID, tenure.PERSON_ID, tenure.VALID_FROM).forEach(row -> {
                    LocalDate from = row.value4().isBefore(first) ? first : row.value4();
                    LocalDate end = row.value5();
                    LocalDate to = end == null || end.isAfter(last) ? last : end;
                    boolean running = end == null || !end.isBefore(clocks.today());
                    add(parts, new Part(writers.get(row.value1()), row.value1(), row.value2(), row.value3(), from, to, running));
                });
        return parts.stream().filter(part -> part.days() >= campaign.leastDays()).toList();
    }

    /** An acting officer who was then appointed has one part, not two. */
    private static void add(List<Part> parts, Part next) {
        Part before = parts.isEmpty() ? null : parts.getLast();
        if (before != null && before.post() == next.post() && before.person() == next.person() && before.to().plusDays(1).equals(next.from())) {
            parts.set(parts.size() - 1, before.until(next.to(), next.running()));
        } else {
            parts.add(next);
        }
    }

    /** Every unit in scope, and those merged into them since the year began → who writes for it today. */
    Map<Long, Long> writers(Campaign campaign) {
        var writers = new HashMap<Long, Long>();
        sql.selectFrom(CAMPAIGN_SCOPE).where(CAMPAIGN_SCOPE.CAMPAIGN_ID.eq(campaign.id())).forEach(row -> {
            Scope scope = row.get(CAMPAIGN_SCOPE.SUBTREE) ? new Scope.Subtree(row.get(CAMPAIGN_SCOPE.UNIT_ID)) : new Scope.Listed(Set.of(row.get(CAMPAIGN_SCOPE.UNIT_ID)));
            units.in(scope, clocks.today()).forEach(unit -> writers.put(unit, unit));
        });
        return withMerged(writers, LocalDate.of(campaign.year(), 1, 1));
    }

    /** The unit and those merged into it since that day. */
    Set<Long> carried(long unit, LocalDate since) {
        return Set.copyOf(withMerged(new HashMap<>(Map.of(unit, unit)), since).keySet());
    }

    private Map<Long, Long> withMerged(Map<Long, Long> writers, LocalDate since) {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var row : sql.select(PUBLISHED_LINEAGE.UNIT_ID, PUBLISHED_LINEAGE.OTHER_ID).from(PUBLISHED_LINEAGE).where(PUBLISHED_LINEAGE.KIND.eq("MERGED"))
                    .and(PUBLISHED_LINEAGE.EFFECTIVE.between(since, clocks.today())).and(PUBLISHED_LINEAGE.OTHER_ID.in(writers.keySet())).fetch()) {
                grew |= writers.putIfAbsent(row.value1(), writers.get(row.value2())) == null;
            }
        }
        return writers;
    }
}
