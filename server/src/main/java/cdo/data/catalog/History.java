package cdo.data.catalog;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of an entry, step by step. */
@Component
@Transactional(readOnly = true)
public class History {

    private final EntryRows rows;

    History(EntryRows rows) {
        this.rows = rows;
    }

    /** One step. */
    public record Happened(EntryStep kind, int number, String actor, String unit, Instant at, String remark) {
    }

    /** Latest first. */
    public List<Happened> of(Entry entry) {
        return rows.steps(entry.id()).stream().map(step -> new Happened(step.kind(), step.number(), step.actor(), step.unit(), step.at(), step.remark())).toList();
    }
}
