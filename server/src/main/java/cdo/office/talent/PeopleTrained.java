package cdo.office.talent;

import static cdo.office.talent.views.PublishedTraining.PUBLISHED_TRAINING;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 培训人次: attendances of the trainings that the unit held this year. */
@Component
class PeopleTrained implements Measure {

    private final DSLContext sql;

    PeopleTrained(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.people-trained";
    }

    @Override
    public Kind kind() {
        return Kind.SUM;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var training = PUBLISHED_TRAINING;
        return sql.select(training.ID, training.ORGANISER_ID, training.HELD_ON, training.ATTENDED).from(training).where(training.STAGE.eq(TrainingStage.HELD.name()))
                .and(training.HELD_ON.between(day.withDayOfYear(1), day)).orderBy(training.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Training.KIND, row.value1()), row.value4(), 1, row.value3(), "attended"));
    }
}
