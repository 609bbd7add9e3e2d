package cdo.platform.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SecretMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 严禁涉密 at the door: whatever is typed into any form passes here before a command sees it. Uploaded files have a screen of their own. */
final class SecretScreen {

    private SecretScreen() {
    }

    /** @throws Problem.Invalid naming, at each field, the words that are refused */
    static void refuse(Map<String, List<String>> typed) {
        List<Problem.FieldError> errors = errors(typed);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private static List<Problem.FieldError> errors(Map<String, List<String>> typed) {
        var errors = new ArrayList<Problem.FieldError>();
        typed.forEach((field, texts) -> texts.stream().flatMap(text -> SecretMarks.inText(text).stream()).findFirst()
                .ifPresent(words -> errors.add(new Problem.FieldError(field, Message.of("form.secret", words)))));
        return errors;
    }
}
