package cdo.office.talent;

import static cdo.office.talent.views.PublishedTraining.PUBLISHED_TRAINING;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 培训交流场次: trainings and exchange meetings that the unit held this year with attendance. */
@Component
class TrainingsHeld implements Measure {

    private final DSLContext sql;

    TrainingsHeld(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.trainings-held";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var training = PUBLISHED_TRAINING;
        return sql.select(training.ID, training.ORGANISER_ID, training.HELD_ON, training.CATEGORY).from(training).where(training.STAGE.eq(TrainingStage.HELD.name()))
                .and(training.HELD_ON.between(day.withDayOfYear(1), day)).orderBy(training.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Training.KIND, row.value1()), 1, 1, row.value3(), row.value4().toLowerCase(java.util.Locale.ROOT)));
    }
}
