package cdo.data.catalog;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.web.Reading;
import cdo.scan.identifiers.Kind;
import cdo.scan.identifiers.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold before a draft is handed in: the rules of the 2017 guide (§ core metadata) and of the sharing attributes. Every failing check is an
 * error of the form's field, all of them at once. What needs a look at other records is answered before, in {@link Facts}.
 */
final class EntryChecks {

    static final int LONGEST_NAME = 128;
    static final int LONGEST_ABSTRACT = 1000;

    private final List<Problem.FieldError> errors = new ArrayList<>();
    private final Content content;
    private final Facts facts;

    /**
     * @param nameTaken      the provider has another entry of that name
     * @param classifiable   the chosen classification exists, is open and is at least a 项
     * @param unknownRelated codes that no entry has
     * @param unitCode       the provider's own code, empty while it is not registered
     */
    record Facts(boolean nameTaken, boolean classifiable, Set<String> unknownRelated, String unitCode) {
    }

    private EntryChecks(Content content, Facts facts) {
        this.content = content;
        this.facts = facts;
    }

    static List<Problem.FieldError> of(Content content, Facts facts) {
        var checks = new EntryChecks(content, facts);
        checks.naming();
        checks.format();
        checks.items();
        checks.sharing();
        checks.opening();
        checks.source();
        checks.grading();
        checks.errors.addAll(SecretWords.errors(SecretWords.texts(content)));
        return List.copyOf(checks.errors);
    }

    private void naming() {
        must(!content.name().isBlank(), "name", "catalog.check.name");
        must(content.name().length() <= LONGEST_NAME, "name", "form.tooLong", LONGEST_NAME);
        must(!facts.nameTaken(), "name", "catalog.check.nameTaken", content.name());
        must(content.classification() != null && facts.classifiable(), "classification", content.classification() == null ? "catalog.check.classification" : "catalog.check.classificationClosed");
        must(Kind.CREDIT_CODE.judge(content.providerCode(), LocalDate.EPOCH) == Verdict.VALID, "providerCode", content.providerCode().isBlank() ? "catalog.check.noProviderCode" : "catalog.check.providerCode");
        must(facts.unitCode().isEmpty() || content.providerCode().isBlank() || content.providerCode().equals(facts.unitCode()), "providerCode", "catalog.check.otherProviderCode", facts.unitCode());
        must(!content.summary().isBlank(), "abstract", "catalog.check.abstract");
        must(content.summary().codePointCount(0, content.summary().length()) <= LONGEST_ABSTRACT, "abstract", "catalog.check.abstractLong", LONGEST_ABSTRACT);
    }

    private void format() {
        must(!content.formats().isEmpty(), "format", "catalog.check.format");
        boolean other = content.formats().stream().anyMatch(format -> format.type().equals(FormatCategory.OTHER));
        must(!other || !content.formatNote().isBlank(), "formatNote", "catalog.check.formatNote");
    }

    private void items() {
        boolean structured = content.formats().stream().anyMatch(format -> format.category().structured());
        must(!structured || !content.items().isEmpty(), "items", "catalog.check.items");
        var names = new HashSet<String>();
        for (int i = 0; i < content.items().size(); i++) {
            Content.Item item = content.items().get(i);
            must(!item.name().isBlank(), "item." + i + ".name", "catalog.check.itemName", i + 1);
            must(item.type() != null, "item." + i + ".type", "catalog.check.itemType", i + 1);
            must(item.name().isBlank() || names.add(item.name()), "item." + i + ".name", "catalog.check.itemTwice", item.name());
            itemOpening(item, "item." + i + ".open");
        }
    }

    /** An item is as open as its entry unless it says otherwise. */
    private void itemOpening(Content.Item item, String field) {
        boolean entryOpen = Boolean.TRUE.equals(content.opening().open());
        boolean open = item.open() == null ? entryOpen : item.open();
        if (open && item.sharing() == SharingAttribute.NOT_SHARED) {
            must(false, field, "catalog.check.itemOpenNotShared", item.name());
        } else if (open && item.sensitive()) {
            must(false, field, "catalog.check.itemOpenSensitive", item.name());
        } else if (Boolean.TRUE.equals(item.open()) && Boolean.FALSE.equals(content.opening().open())) {
            must(false, field, "catalog.check.itemOpenAlone", item.name());
        }
    }

    private void sharing() {
        Content.Sharing sharing = content.sharing();
        String condition = sharing.condition().strip();
        switch (sharing.attribute()) {
            case null -> must(false, "sharing", "catalog.check.sharing");
            case UNCONDITIONAL -> must(condition.isEmpty() || condition.equals("无条件"), "sharingCondition", "catalog.check.unconditional");
            case CONDITIONAL -> must(!condition.isEmpty() && !condition.equals("无条件") && !condition.equals("无"), "sharingCondition", "catalog.check.conditional");
            case NOT_SHARED -> must(namesDocument(condition), "sharingCondition", "catalog.check.notShared");
        }
        boolean shared = sharing.attribute() == SharingAttribute.UNCONDITIONAL || sharing.attribute() == SharingAttribute.CONDITIONAL;
        must(!shared || !sharing.methods().isEmpty(), "sharingMethod", "catalog.check.method");
        boolean nothing = !content.items().isEmpty() && content.items().stream().allMatch(item -> item.sharing() == SharingAttribute.NOT_SHARED);
        must(!shared || !nothing, "sharing", "catalog.check.nothingShared");
    }

    /**
     * What the grading allows: core data is kept in (neither shared through the catalog nor opened), important data is shared on condition at most and not
     * opened. Data Security Law Art. 21 asks for stricter management of both; the exact bounds are this system's.
     */
    private void grading() {
        GradingLevel grading = content.source().grading();
        must(grading != null, "grading", "catalog.check.grading");
        SharingAttribute sharing = content.sharing().attribute();
        boolean open = Boolean.TRUE.equals(content.opening().open());
        must(grading != GradingLevel.CORE || sharing == null || sharing == SharingAttribute.NOT_SHARED, "sharing", "catalog.check.coreShared");
        must(grading != GradingLevel.IMPORTANT || sharing != SharingAttribute.UNCONDITIONAL, "sharing", "catalog.check.importantUnconditional");
        must(grading != GradingLevel.CORE && grading != GradingLevel.IMPORTANT || !open, "open", "catalog.check.gradedOpen", grading);
    }

    private void opening() {
        Content.Opening opening = content.opening();
        must(opening.open() != null, "open", "catalog.check.open");
        boolean open = Boolean.TRUE.equals(opening.open());
        must(!open || !opening.condition().isBlank(), "openCondition", "catalog.check.openCondition");
        must(!open || content.sharing().attribute() != SharingAttribute.NOT_SHARED, "open", "catalog.check.openNotShared");
    }

    private void source() {
        Content.Source source = content.source();
        must(content.cycle() != null, "cycle", "catalog.check.cycle");
        must(source.unitId() != null, "sourceUnit", "catalog.check.sourceUnit");
        must(!source.contact().isBlank(), "contact", "catalog.check.contact");
        must(Reading.telephone(source.phone()), "phone", source.phone().isBlank() ? "catalog.check.phone" : "form.telephone");
        must(source.from() == null || source.to() == null || !source.to().isBefore(source.from()), "dataTo", "catalog.check.range");
        must(facts.unknownRelated().isEmpty(), "related", "catalog.check.related", String.join("、", facts.unknownRelated()));
    }

    /** A law, regulation or decision stands in the text by its title. */
    static boolean namesDocument(String text) {
        return text.matches("(?s).*《[^》]+》.*");
    }

    private void must(boolean holds, String field, String key, Object... args) {
        if (!holds) {
            errors.add(new Problem.FieldError(field, Message.of(key, args)));
        }
    }
}
