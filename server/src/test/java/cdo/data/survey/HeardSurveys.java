package cdo.data.survey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every survey that was announced while the tests ran. */
@Component
class HeardSurveys {

    private final List<SurveyFinished> finished = new CopyOnWriteArrayList<>();

    @EventListener
    void on(SurveyFinished event) {
        finished.add(event);
    }

    List<SurveyFinished> finished() {
        return finished;
    }
}
