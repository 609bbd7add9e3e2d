package cdo.office.talent;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** The module's records as duties, audit, attachments and search point at them. */
@Component
public class TalentSubjects {

    private final ExpertPool pool;
    private final Draws draws;
    private final TrainingRegister trainings;
    private final OperatingBodies bodies;
    private final Contracts contracts;

    TalentSubjects(ExpertPool pool, Draws draws, TrainingRegister trainings, OperatingBodies bodies, Contracts contracts) {
        this.pool = pool;
        this.draws = draws;
        this.trainings = trainings;
        this.bodies = bodies;
        this.contracts = contracts;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(Expert.KIND, "/experts/", id -> pool.find(id).map(Expert::name), (who, id) -> pool.find(who, id).isPresent()),
                new Type(Draw.KIND, "/draws/", id -> draws.find(id).map(Draw::purpose), (who, id) -> draws.find(id).filter(draw -> draws.visible(who, draw)).isPresent()),
                new Type(Training.KIND, "/trainings/", id -> trainings.find(id).map(each -> each.text().topic()), (who, id) -> trainings.find(who, id).isPresent()),
                new Type(OperatingBody.KIND, "/operating-bodies/", id -> bodies.find(id).map(each -> each.text().name()),
                        (who, id) -> bodies.find(id).filter(body -> bodies.visible(who, body)).isPresent()),
                new Type(Contract.KIND, "/contracts/", id -> contracts.find(id).map(each -> each.text().title() + "（" + each.text().counterpart() + "）"),
                        (who, id) -> contracts.find(id).filter(contract -> contracts.visible(who, contract)).isPresent()));
    }

    private record Type(String kind, String address, LongFunction<Optional<String>> name, BiPredicate<Who, Long> readers) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id).map(title -> Message.of("talent.named", title));
        }

        @Override
        public String href(long id) {
            return address + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return readers.test(who, id);
        }
    }
}
