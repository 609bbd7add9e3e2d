package cdo.platform.organization;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;

/** Units, posts, people and regions as records that others point at; everybody signed in may open them, an outside auditor those of the mandate. */
record OpenSubject(String kind, String address, LongFunction<Message> name, BiPredicate<Who, Long> open) implements SubjectType {

    @Override
    public Optional<Message> label(long id) {
        try {
            return Optional.of(name.apply(id));
        } catch (Problem.NotFound gone) {
            return Optional.empty();
        }
    }

    @Override
    public String href(long id) {
        return address + id;
    }

    @Override
    public boolean visible(Who who, long id) {
        return label(id).isPresent() && open.test(who, id);
    }
}
