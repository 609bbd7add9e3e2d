package cdo.office.plans;

import static cdo.office.plans.tables.PlanTable.PLAN;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.Searchable;
import cdo.platform.web.SubjectType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Plans as duties, approvals, audit and attachments point at them, and as the search finds them. */
@Component
public class PlanSubjects implements SubjectType, Searchable {

    private final Plans plans;
    private final PlanRegister register;
    private final DSLContext sql;

    PlanSubjects(Plans plans, PlanRegister register, DSLContext sql) {
        this.plans = plans;
        this.register = register;
        this.sql = sql;
    }

    @Override
    public String kind() {
        return Plan.KIND;
    }

    @Override
    public Optional<Message> label(long id) {
        return plans.find(id).map(plan -> Message.of("plans.named", plan.text().title()));
    }

    @Override
    public String href(long id) {
        return "/plans/" + id;
    }

    @Override
    public boolean visible(Who who, long id) {
        return register.find(who, id).isPresent();
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Plan.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(PLAN.ID, PLAN.TITLE, PLAN.NUMBER).from(PLAN).forEach(row -> found.accept(new Item(row.value1(), row.value2(), row.value3() == null ? "" : row.value3())));
    }
}
