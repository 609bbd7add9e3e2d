package cdo.office.appointments;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** 岗位到任率: officer posts that somebody holds substantively ÷ officer posts of existing units. */
@Component
class PostsFilled implements Measure {

    static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private final DSLContext sql;

    PostsFilled(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "appointments.posts-filled";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        var since = DSL.field(DSL.select(DSL.max(tenure.VALID_FROM)).from(tenure).where(tenure.POST_ID.eq(PUBLISHED_POST.ID)).and(tenure.ACTING.isFalse())
                .and(tenure.VALID_FROM.le(day)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day))));
        return sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.UNIT_ID, since).from(PUBLISHED_POST).join(PUBLISHED_UNIT).on(PUBLISHED_UNIT.ID.eq(PUBLISHED_POST.UNIT_ID))
                .where(PUBLISHED_POST.KIND.in(OFFICERS)).orderBy(PUBLISHED_POST.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of("post", row.value1()), row.value3() != null, row.value3(), row.value3() == null ? "vacant" : "held"));
    }
}
