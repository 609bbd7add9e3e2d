package cdo.office.appointments;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitState.PUBLISHED_UNIT_STATE;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** 岗位到任率: officer posts that somebody holds substantively ÷ officer posts of the units of that day. */
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
    public Set<UnitKind> unitKinds() {
        return WITH_OFFICER;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var post = PUBLISHED_POST;
        var unit = PUBLISHED_UNIT_STATE;
        var tenure = PUBLISHED_TENURE;
        return sql.select(post.ID, post.UNIT_ID, DSL.max(tenure.VALID_FROM)).from(post)
                .join(unit).on(unit.UNIT_ID.eq(post.UNIT_ID)).and(unit.VALID_FROM.le(day)).and(unit.VALID_TO.isNull().or(unit.VALID_TO.ge(day)))
                .leftJoin(tenure).on(tenure.POST_ID.eq(post.ID)).and(tenure.ACTING.isFalse()).and(tenure.VALID_FROM.le(day)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day)))
                .where(post.KIND.in(OFFICERS)).groupBy(post.ID, post.UNIT_ID).orderBy(post.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of("post", row.value1()), row.value3() != null, row.value3(), row.value3() == null ? "vacant" : "held"));
    }
}
