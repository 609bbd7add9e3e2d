package cdo.platform.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Knows every kind of record that the modules contributed. */
@Component
public class SubjectDirectory {

    private final ObjectProvider<Contribution> contributions;
    private volatile Map<String, SubjectType> types = Map.of();

    SubjectDirectory(ObjectProvider<Contribution> contributions) {
        this.contributions = contributions;
    }

    public Optional<SubjectType> type(String kind) {
        if (types.isEmpty()) {
            types = contributions.stream().flatMap(each -> each.subjects().stream())
                    .collect(Collectors.toUnmodifiableMap(SubjectType::kind, Function.identity()));
        }
        return Optional.ofNullable(types.get(kind));
    }

    public List<String> kinds() {
        type("");
        return types.keySet().stream().sorted().toList();
    }

    /** The record's name, or its kind and number when it is gone or its kind unknown. */
    public Message label(SubjectRef subject) {
        return type(subject.kind()).flatMap(type -> type.label(subject.id()))
                .orElseGet(() -> Message.of("subject.unknown", Message.of("kind." + subject.kind()), Long.toString(subject.id())));
    }

    /** The address of its page; empty for an unknown kind. */
    public Optional<String> href(SubjectRef subject) {
        return type(subject.kind()).map(type -> type.href(subject.id()));
    }

    public boolean visible(Who who, SubjectRef subject) {
        return who.powers().readsKind(subject.kind()) && type(subject.kind()).map(type -> type.visible(who, subject.id())).orElse(false);
    }

    /** Refuses, as if it did not exist, what this person may not see. */
    public void mustSee(Who who, SubjectRef subject) {
        if (!visible(who, subject)) {
            throw type(subject.kind()).flatMap(type -> type.label(subject.id())).isPresent() ? new Problem.Hidden(subject) : new Problem.NotFound(subject);
        }
    }
}
