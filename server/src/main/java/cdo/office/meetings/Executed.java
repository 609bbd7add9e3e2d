package cdo.office.meetings;

import static cdo.office.tasks.views.PublishedDecision.PUBLISHED_DECISION;

import cdo.office.tasks.Task;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** 议定事项落实率: tasks of meetings that are done ÷ those that are done or were due, this year, for the unit that leads. Running ones not yet due do not count. */
@Component
class Executed implements Measure {

    private final Carried carried;

    Executed(Carried carried) {
        this.carried = carried;
    }

    @Override
    public String key() {
        return "meetings.execution";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        LocalDate first = day.withDayOfYear(1);
        return carried.byDecision(PUBLISHED_DECISION.ORIGIN_KIND.eq(Meeting.KIND)).values().stream().flatMap(List::stream).distinct()
                .filter(task -> task.acceptedOn() == null ? task.due().isBefore(day) : !task.acceptedOn().isBefore(first) && !task.acceptedOn().isAfter(day))
                .sorted(Comparator.comparingLong(Carried.Carrier::id)).map(task -> {
                    boolean done = task.stage().done() && task.acceptedOn() != null;
                    String reason = !done ? "overdue" : task.acceptedOn().isAfter(task.due()) ? "done-late" : "done";
                    return Row.of(task.leadUnitId(), SubjectRef.of(Task.KIND, task.id()), done, done ? task.acceptedOn() : task.due(), reason);
                }).toList();
    }
}
