package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A version of an indicator system as a record that audit, runs and documents point at. */
@Component
public class IndicatorSubjects implements SubjectType {

    private final IndicatorSystems systems;

    IndicatorSubjects(IndicatorSystems systems) {
        this.systems = systems;
    }

    @Override
    public String kind() {
        return IndicatorSystems.KIND;
    }

    @Override
    public Optional<Message> label(long id) {
        return systems.find(id).map(system -> Message.of("indicators.version.named", Said.title(system.title(), system.titleEn()), system.number()));
    }

    @Override
    public String href(long id) {
        return "/indicator-systems/" + id;
    }

    @Override
    public boolean visible(Who who, long id) {
        try {
            systems.read(who, id);
            return true;
        } catch (Problem.NotFound hidden) {
            return false;
        }
    }
}
