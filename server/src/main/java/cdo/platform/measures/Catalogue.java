package cdo.platform.measures;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All measures that the modules registered. */
@Component
public class Catalogue {

    private final ObjectProvider<Measure> measures;
    private volatile Map<String, Measure> known = Map.of();

    Catalogue(ObjectProvider<Measure> measures) {
        this.measures = measures;
    }

    /** By their keys. */
    public List<Measure> all() {
        return List.copyOf(known().values());
    }

    public Measure get(String key) {
        Measure measure = known().get(key);
        if (measure == null) {
            throw new Problem.NotFound(Message.of("measures.unknown", key));
        }
        return measure;
    }

    private Map<String, Measure> known() {
        if (known.isEmpty()) {
            var sorted = new LinkedHashMap<String, Measure>();
            measures.stream().sorted(Comparator.comparing(Measure::key)).forEach(each -> {
                if (sorted.put(each.key(), each) != null) {
                    throw new IllegalStateException("two measures of one key: " + each.key());
                }
            });
            known = Collections.unmodifiableMap(sorted);
        }
        return known;
    }
}
