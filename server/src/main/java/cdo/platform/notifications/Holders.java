package cdo.platform.notifications;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who holds a post on a day, from organization's published view: the substantive holder, else the acting one. */
@Component
class Holders {

    private final DSLContext sql;

    Holders(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Long> of(long postId, LocalDate day) {
        var from = field(name("valid_from"), LocalDate.class);
        var to = field(name("valid_to"), LocalDate.class);
        return sql.select(field(name("person_id"), Long.class)).from(table(name("organization", "published_tenure")))
                .where(field(name("post_id"), Long.class).eq(postId)).and(from.le(day)).and(to.isNull().or(to.ge(day)))
                .orderBy(field(name("acting"), Boolean.class), from.desc()).limit(1).fetchOptional(row -> row.value1());
    }
}
