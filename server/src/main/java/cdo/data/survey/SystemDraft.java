package cdo.data.survey;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a system. Answers are already read ({@link Answers}); blank ones are left out. */
public record SystemDraft(long unitId, String name, @Nullable SystemPhase phase, Map<SystemField, String> answers) {

    public SystemDraft {
        name = name.strip();
        answers = Map.copyOf(answers);
    }
}
