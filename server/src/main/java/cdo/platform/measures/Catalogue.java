package cdo.platform.measures;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All measures that the modules registered. */
@Component
public class Catalogue {

    private final ObjectProvider<Measure> measures;

    Catalogue(ObjectProvider<Measure> measures) {
        this.measures = measures;
    }

    public List<Measure> all() {
        return measures.stream().sorted(Comparator.comparing(Measure::key)).toList();
    }

    public Measure get(String key) {
        return measures.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow(() -> new Problem.NotFound(Message.of("measures.unknown", key)));
    }
}
