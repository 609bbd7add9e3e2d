package cdo.data.survey;

import static cdo.data.survey.tables.ImportDraftTable.IMPORT_DRAFT;

import cdo.platform.audit.Audit;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers many systems from a workbook, as drafts. The preview is a rehearsal: every row is carried out by the same command, with the same
 * rights, and taken back; so what the preview lets through is what the confirmation does.
 */
@Component
public class SystemImports {

    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String PHASE = "phase";

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Words words;
    private final Answers answers;
    private final Systems systems;
    private final Units units;
    private final TransactionTemplate whole;
    private final TransactionTemplate each;

    SystemImports(DSLContext sql, Clocks clocks, Audit audit, Words words, Answers answers, Systems systems, Units units, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.words = words;
        this.answers = answers;
        this.systems = systems;
        this.units = units;
        this.whole = new TransactionTemplate(transactions);
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** A row as it would be written and what is wrong with it. */
    public record Line(int number, String name, String unit, List<Message> errors) {
        public boolean good() {
            return errors.isEmpty();
        }
    }

    public record Preview(long id, String fileName, List<Line> lines) {
        public long wrong() {
            return lines.stream().filter(line -> !line.good()).count();
        }
    }

    /** The empty workbook: name, unit and phase, then every question of the form. */
    public XlsxImport.Template template() {
        var columns = new ArrayList<XlsxImport.Field>();
        columns.add(new XlsxImport.Field(NAME, say("survey.system.name"), true, say("survey.import.name"), text -> Optional.empty()));
        columns.add(new XlsxImport.Field(UNIT, say("survey.system.unit"), true, say("survey.import.unit"), text -> Optional.empty()));
        columns.add(new XlsxImport.Field(PHASE, say("survey.system.phase"), false, phases(), text -> phase(text) == null ? Optional.of(Message.of("survey.answer.choice", phases())) : Optional.empty()));
        for (SystemField field : SystemField.values()) {
            columns.add(new XlsxImport.Field(field.name(), say(field.title()), false, hint(field), text -> answers.read(field, text).wrong()));
        }
        return new XlsxImport.Template("survey.systems", 1, say("survey.import.title"), columns);
    }

    /** Keeps the workbook for its preview. */
    public long keep(Who who, String fileName, byte[] content) {
        who.must(SurveyRights.REGISTER);
        XlsxImport.read(content, template());
        sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ACCOUNT_ID.eq(who.accountId())).execute();
        return sql.insertInto(IMPORT_DRAFT).set(IMPORT_DRAFT.ACCOUNT_ID, who.accountId()).set(IMPORT_DRAFT.FILE_NAME, fileName).set(IMPORT_DRAFT.CONTENT, content)
                .set(IMPORT_DRAFT.STORED_AT, clocks.real()).returning(IMPORT_DRAFT.ID).fetchSingle(IMPORT_DRAFT.ID);
    }

    /** Writes nothing. */
    public Preview preview(Who who, long id) {
        return whole.execute(status -> {
            Preview preview = carryOut(who, id);
            status.setRollbackOnly();
            return preview;
        });
    }

    /** Writes all rows, or none when a single one is refused. */
    public int confirm(Who who, long id) {
        return whole.execute(status -> {
            Preview done = carryOut(who, id);
            if (done.wrong() > 0) {
                throw new Problem.Refused("survey.import.wrong", done.wrong());
            }
            sql.deleteFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).execute();
            audit.did(who, "survey.systems-imported", SubjectRef.of("unit", who.unitId()), "file", done.fileName(), "rows", done.lines().size());
            return done.lines().size();
        });
    }

    private Preview carryOut(Who who, long id) {
        who.must(SurveyRights.REGISTER);
        var draft = sql.selectFrom(IMPORT_DRAFT).where(IMPORT_DRAFT.ID.eq(id)).fetchOptional().orElseThrow(() -> new Problem.NotFound(Message.of("survey.import.gone")));
        if (draft.getAccountId() != who.accountId()) {
            throw new Problem.Hidden(SubjectRef.of("system-import", id));
        }
        List<Unit> all = units.all(clocks.today());
        var lines = new ArrayList<Line>();
        for (XlsxImport.Line line : XlsxImport.read(draft.getContent(), template()).lines()) {
            List<Message> errors = line.good() ? attempt(who, line, all) : List.copyOf(line.errors().entrySet().stream().map(error -> titled(error.getKey(), error.getValue())).toList());
            lines.add(new Line(line.number(), line.value(NAME), line.value(UNIT), errors));
        }
        return new Preview(id, draft.getFileName(), lines);
    }

    private List<Message> attempt(Who who, XlsxImport.Line line, List<Unit> all) {
        List<Unit> named = all.stream().filter(unit -> unit.name().equals(line.value(UNIT))).toList();
        if (named.size() != 1) {
            return List.of(Message.of("survey.import.noUnit", line.value(UNIT)));
        }
        Map<SystemField, String> read = new EnumMap<>(SystemField.class);
        for (SystemField field : SystemField.values()) {
            String value = answers.read(field, line.value(field.name())).value();
            if (!value.isEmpty()) {
                read.put(field, value);
            }
        }
        try {
            each.executeWithoutResult(any -> systems.draft(who, new SystemDraft(named.getFirst().id(), line.value(NAME), phase(line.value(PHASE)), read)));
            return List.of();
        } catch (Problem.Invalid invalid) {
            return invalid.errors().stream().map(error -> titled(error.field(), error.message())).toList();
        } catch (Problem problem) {
            return List.of(problem.reason());
        }
    }

    private Message titled(String field, Message error) {
        return switch (field) {
            case NAME -> Message.of("survey.import.error", Message.of("survey.system.name"), error);
            case UNIT -> Message.of("survey.import.error", Message.of("survey.system.unit"), error);
            case PHASE -> Message.of("survey.import.error", Message.of("survey.system.phase"), error);
            default -> java.util.Arrays.stream(SystemField.values()).filter(each -> each.name().equals(field) || each.field().equals(field)).findFirst()
                    .map(each -> Message.of("survey.import.error", Message.of(each.title()), error)).orElse(error);
        };
    }

    private String hint(SystemField field) {
        String need = field.national() ? say("survey.import.national") : "";
        return need + switch (field.kind()) {
            case CHOICE -> say("survey.import.choose", answers.choices(field));
            case DATE -> say("survey.import.date");
            case AMOUNT -> say("survey.import.amount");
            case TEXT, LONG, PHONE, EMAIL -> say("survey.import.text");
        };
    }

    private @Nullable SystemPhase phase(String text) {
        for (SystemPhase phase : SystemPhase.values()) {
            if (words.value(Language.ZH, phase).equals(text) || words.value(Language.EN, phase).equalsIgnoreCase(text)) {
                return phase;
            }
        }
        return null;
    }

    private String phases() {
        return String.join("、", java.util.Arrays.stream(SystemPhase.values()).map(phase -> words.value(Language.ZH, phase)).toList());
    }

    private String say(String key, Object... args) {
        return words.say(Language.ZH, key, args);
    }
}
