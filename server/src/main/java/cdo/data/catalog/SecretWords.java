package cdo.data.catalog;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SecretMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The screen behind 严禁涉密: secret catalogs stay out of this system, drafts included. It helps the careless; it does not replace the unit's own
 * secrecy check. 商业秘密, 非涉密 and the name of 保守国家秘密法 are no marks. Stricter than {@link SecretMarks}: an entry has no cause to speak about secrets.
 */
final class SecretWords {

    private static final Pattern MARK = Pattern.compile("(?<!保守)国家秘密|工作秘密|(?<![非不])涉密|密级[:：]|(?<!商业|个人|技术|国家|工作)秘密(?=[★☆级]|\\d+年)");

    private SecretWords() {
    }

    static Optional<String> in(String text) {
        Matcher mark = MARK.matcher(SecretMarks.tight(text));
        return SecretMarks.inText(text).or(() -> mark.find() ? Optional.of(mark.group()) : Optional.empty());
    }

    /** Refuses texts that carry a mark, by the form's field. */
    static void refuse(Map<String, String> texts) {
        List<Problem.FieldError> errors = errors(texts);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    static List<Problem.FieldError> errors(Map<String, String> texts) {
        var errors = new ArrayList<Problem.FieldError>();
        texts.forEach((field, text) -> in(text).ifPresent(mark -> errors.add(new Problem.FieldError(field, Message.of("catalog.secret", mark)))));
        return errors;
    }

    /** Everything that somebody typed into an entry. */
    static Map<String, String> texts(Content content) {
        var texts = new java.util.LinkedHashMap<String, String>();
        texts.put("name", content.name());
        texts.put("abstract", content.summary());
        texts.put("keywords", content.source().keywords());
        texts.put("formatNote", content.formatNote());
        texts.put("sharingCondition", content.sharing().condition());
        texts.put("openCondition", content.opening().condition());
        for (int i = 0; i < content.items().size(); i++) {
            texts.put("item." + i + ".name", content.items().get(i).name());
        }
        return texts;
    }
}
