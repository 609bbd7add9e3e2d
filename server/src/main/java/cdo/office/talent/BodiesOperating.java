package cdo.office.talent;

import static cdo.office.talent.views.PublishedOperatingBody.PUBLISHED_OPERATING_BODY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 数据运营机构数: data operating bodies at work on the day. */
@Component
class BodiesOperating implements Measure {

    private final DSLContext sql;

    BodiesOperating(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.bodies-operating";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var body = PUBLISHED_OPERATING_BODY;
        return sql.select(body.ID, body.UNIT_ID, body.SINCE).from(body).where(body.SINCE.le(day)).and(body.CLOSED_ON.isNull().or(body.CLOSED_ON.gt(day))).orderBy(body.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(OperatingBody.KIND, row.value1()), 1, 1, row.value3(), "operating"));
    }
}
