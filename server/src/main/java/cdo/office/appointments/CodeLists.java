package cdo.office.appointments;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.web.Choice;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The code sets of cadre forms (GB/T 2261.1, 3304, 4762, 4658, 6864), each one sentence «01 汉族|02 蒙古族|…» of the messages. */
@Component
public class CodeLists {

    private static final List<String> FIELDS = List.of("sex", "ethnicity", "affiliation", "education", "degree");

    private final Words words;

    CodeLists(Words words) {
        this.words = words;
    }

    public static boolean coded(String field) {
        return FIELDS.contains(field);
    }

    public List<Choice> choices(Language language, String field) {
        return Arrays.stream(words.say(language, "appointments.codes." + field).split("\\|")).map(entry -> entry.split(" ", 2))
                .map(entry -> Choice.of(entry[0], entry[1])).toList();
    }

    boolean knows(String field, String code) {
        return choices(Language.ZH, field).stream().anyMatch(choice -> choice.value().equals(code));
    }

    /** The words of a code; the code itself when it is unknown. */
    public String say(Language language, String field, String code) {
        return choices(language, field).stream().filter(choice -> choice.value().equals(code)).map(Choice::text).findFirst().orElse(code);
    }
}
