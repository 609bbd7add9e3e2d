package cdo.office.tasks.forms;

import static cdo.platform.measures.views.PublishedValue.PUBLISHED_VALUE;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what the system already knows for a question: facts that modules contribute, then measures by their titles. */
@Component
public class KnownFacts {

    private static final String MEASURE = "measure:";

    private final DSLContext sql;
    private final ObjectProvider<KnownFact> facts;
    private final Catalogue measures;
    private final Words words;

    KnownFacts(DSLContext sql, ObjectProvider<KnownFact> facts, Catalogue measures, Words words) {
        this.sql = sql;
        this.facts = facts;
        this.measures = measures;
        this.words = words;
    }

    /** Something that may be filled in, and the key of its title. */
    public record Known(String key, String titleKey) {
    }

    public List<Known> all() {
        var all = new ArrayList<Known>();
        facts.stream().sorted(Comparator.comparing(KnownFact::key)).forEach(fact -> all.add(new Known(fact.key(), "tasks.fact." + fact.key())));
        measures.all().stream().filter(measure -> words.has("measure." + measure.key())).sorted(Comparator.comparing(Measure::key)).forEach(measure -> all.add(new Known(MEASURE + measure.key(), "measure." + measure.key())));
        return all;
    }

    /** The fact that a question asks for, by its words; null when the system does not know it. */
    @Nullable String asked(String word) {
        return facts.stream().filter(fact -> fact.words().contains(word)).map(KnownFact::key).findFirst()
                .or(() -> measures.all().stream().filter(measure -> words.has("measure." + measure.key()) && FormField.word(words.say(Language.ZH, "measure." + measure.key())).equals(word)).map(measure -> MEASURE + measure.key()).findFirst())
                .orElse(null);
    }

    /** What is known of the unit that day; a measure as of its newest snapshot. */
    Optional<String> value(String key, long unitId, LocalDate day) {
        if (!key.startsWith(MEASURE)) {
            return facts.stream().filter(fact -> fact.key().equals(key)).findFirst().flatMap(fact -> fact.of(unitId, day));
        }
        var value = PUBLISHED_VALUE;
        String measure = key.substring(MEASURE.length());
        Measure.Kind kind = measures.get(measure).kind();
        return sql.select(value.NUMERATOR, value.DENOMINATOR, value.VALUE).from(value).where(value.MEASURE_KEY.eq(measure)).and(value.UNIT_ID.eq(unitId)).and(value.DAY.le(day)).and(value.VALUE.isNotNull())
                .orderBy(value.DAY.desc()).limit(1).fetchOptional(Records.mapping(Value::new))
                .map(found -> (kind == Measure.Kind.RATIO ? found.percent() : found.value().stripTrailingZeros()).toPlainString());
    }
}
