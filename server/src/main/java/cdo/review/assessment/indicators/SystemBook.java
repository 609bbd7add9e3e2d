package cdo.review.assessment.indicators;

import cdo.platform.documents.Workbook;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A system as a workbook: what is taken out can be changed and brought in again; nothing is written before it was seen. */
@Component
@Transactional
public class SystemBook {

    private static final String KIND = "SYSTEM";

    private final IndicatorSystems systems;
    private final IndicatorTree tree;
    private final Workbooks workbooks;
    private final Words words;

    SystemBook(IndicatorSystems systems, IndicatorTree tree, Workbooks workbooks, Words words) {
        this.systems = systems;
        this.tree = tree;
        this.workbooks = workbooks;
        this.words = words;
    }

    /** A row as it would be written and what is wrong with it. */
    public record Line(int number, String code, String title, List<Message> errors) {
        public boolean good() {
            return errors.isEmpty();
        }
    }

    /** What the workbook would make of the system. */
    public record Preview(IndicatorSystem system, String fileName, List<Line> lines, List<Message> faults, List<SystemComparison.Change> changes) {
        public long wrong() {
            return lines.stream().filter(line -> !line.good()).count();
        }
    }

    public void write(Who who, long versionId, OutputStream out) throws IOException {
        IndicatorSystem system = systems.read(who, versionId);
        Workbook.template(out, template(), system.indicators().stream().map(this::row).toList());
    }

    public XlsxImport.Template template() {
        return new XlsxImport.Template("assessment.indicators", 1, say("indicators.book.name"), List.of(field("code", true), field("parent", false), field("title", true),
                field("titleEn", false), field("points", true), new XlsxImport.Field("kind", say("indicators.book.kind"), false, kinds(), text -> kind(text) == null
                ? Optional.of(Message.of("indicators.book.kind.unknown", kinds())) : Optional.empty()), field("lines", false), field("subject", false), field("evidence", false), field("applies", false)));
    }

    public void keep(Who who, long versionId, String fileName, byte[] content) {
        editable(who, versionId);
        XlsxImport.read(content, template());
        workbooks.keep(who, KIND, versionId, null, fileName, content);
    }

    @Transactional(readOnly = true)
    public Preview preview(Who who, long versionId) {
        IndicatorSystem system = editable(who, versionId);
        Workbooks.Kept kept = workbooks.get(who, KIND, versionId);
        return read(system, kept).preview();
    }

    /** Replaces the draft's tree by the workbook's; all rows or none. */
    public int confirm(Who who, long versionId, int version) {
        IndicatorSystem system = editable(who, versionId);
        Workbooks.Kept kept = workbooks.get(who, KIND, versionId);
        Outcome read = read(system, kept);
        if (read.preview().wrong() > 0) {
            throw new Problem.Refused("indicators.import.wrong", read.preview().wrong());
        }
        tree.replace(who, versionId, version, read.indicators());
        workbooks.forget(kept);
        return read.indicators().size();
    }

    private record Outcome(Preview preview, List<Indicator> indicators) {
    }

    private Outcome read(IndicatorSystem system, Workbooks.Kept kept) {
        Map<String, Indicator> read = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> levels = new HashMap<>();
        for (XlsxImport.Line row : XlsxImport.read(kept.content(), template()).lines()) {
            List<Message> errors = new ArrayList<>(row.errors().values());
            if (errors.isEmpty()) {
                indicator(row, read, levels, errors).ifPresent(each -> read.put(each.code(), each));
            }
            lines.add(new Line(row.number(), row.value("code"), row.value("title"), errors));
        }
        IndicatorSystem after = new IndicatorSystem(system.versionId(), system.systemId(), system.number(), system.organiserId(), system.title(), system.titleEn(), system.state(),
                system.reason(), system.scale(), inTreeOrder(read), List.of(), system.version());
        return new Outcome(new Preview(system, kept.fileName(), lines, lines.stream().allMatch(Line::good) ? systems.faults(after) : List.of(), SystemComparison.changes(system, after)), after.indicators());
    }

    private Optional<Indicator> indicator(XlsxImport.Line row, Map<String, Indicator> before, Map<String, Integer> levels, List<Message> errors) {
        String code = row.value("code");
        @Nullable String parent = row.value("parent").isEmpty() ? null : row.value("parent");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,19}")) {
            errors.add(Message.of("indicators.code.form"));
        } else if (before.containsKey(code)) {
            errors.add(Message.of("indicators.code.taken", code));
        }
        if (parent != null && (!before.containsKey(parent) || before.get(parent).leaf())) {
            errors.add(Message.of("indicators.book.parent.unknown", parent));
        }
        levels.put(code, parent == null ? 1 : levels.getOrDefault(parent, 0) + 1);
        if (levels.get(code) > 3) {
            errors.add(Message.of("indicators.levels", 3));
        }
        BigDecimal points = row.value("points").matches("\\d{1,3}(\\.\\d{1,2})?") ? new BigDecimal(row.value("points")) : null;
        if (points == null) {
            errors.add(Message.of("indicators.points.form"));
            return Optional.empty();
        }
        try {
            RuleKind kind = row.value("kind").isEmpty() ? null : kind(row.value("kind"));
            ScoringRule rule = kind == null ? null : RuleText.read(kind, row.value("lines"));
            var made = new Indicator(code, parent, row.value("title"), row.value("titleEn").isEmpty() ? row.value("title") : row.value("titleEn"), points, rule == null ? null : rule.source(),
                    rule, row.value("subject"), row.value("evidence"), row.value("applies").isEmpty() ? null : row.value("applies"));
            errors.addAll(RuleChecks.faults(made, systems.keys(), systems.groupNames()));
            return errors.isEmpty() ? Optional.of(made) : Optional.empty();
        } catch (Problem.Invalid invalid) {
            invalid.errors().forEach(error -> errors.add(error.message()));
            return Optional.empty();
        }
    }

    private static List<Indicator> inTreeOrder(Map<String, Indicator> all) {
        List<Indicator> ordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        all.values().stream().filter(each -> each.parent() == null).forEach(root -> below(root, all, ordered, seen));
        return ordered;
    }

    private static void below(Indicator node, Map<String, Indicator> all, List<Indicator> ordered, Set<String> seen) {
        if (seen.add(node.code())) {
            ordered.add(node);
            all.values().stream().filter(each -> node.code().equals(each.parent())).forEach(child -> below(child, all, ordered, seen));
        }
    }

    private IndicatorSystem editable(Who who, long versionId) {
        IndicatorSystem system = systems.read(who, versionId);
        who.must(IndicatorRights.EDIT, system.organiserId());
        if (system.state() != SystemState.DRAFT) {
            throw new Problem.Refused("indicators.notDraft");
        }
        return system;
    }

    private Map<String, String> row(Indicator each) {
        Map<String, String> row = new HashMap<>();
        row.put("code", each.code());
        row.put("parent", each.parent() == null ? "" : each.parent());
        row.put("title", each.title());
        row.put("titleEn", each.titleEn());
        row.put("points", RuleText.plain(each.points()));
        if (each.rule() != null) {
            row.put("kind", words.value(Language.ZH, RuleKind.of(each.rule())));
            row.put("lines", RuleText.write(each.rule()));
        }
        row.put("subject", each.subject());
        row.put("evidence", each.evidence());
        row.put("applies", each.applies() == null ? "" : each.applies());
        return row;
    }

    private XlsxImport.Field field(String name, boolean required) {
        return new XlsxImport.Field(name, say("indicators.book." + name), required, say("indicators.book." + name + ".hint"), text -> Optional.empty());
    }

    private @Nullable RuleKind kind(String text) {
        return Arrays.stream(RuleKind.values()).filter(kind -> kind.name().equals(text) || words.value(Language.ZH, kind).equals(text) || words.value(Language.EN, kind).equals(text))
                .findFirst().orElse(null);
    }

    private String kinds() {
        return String.join("、", Arrays.stream(RuleKind.values()).map(kind -> words.value(Language.ZH, kind)).toList());
    }

    private String say(String key) {
        return words.say(Language.ZH, key);
    }
}
