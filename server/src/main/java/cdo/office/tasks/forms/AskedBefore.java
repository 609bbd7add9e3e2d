package cdo.office.tasks.forms;

import static cdo.office.tasks.tables.FormFieldTable.FORM_FIELD;
import static cdo.office.tasks.tables.FormRequestTable.FORM_REQUEST;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import cdo.office.tasks.TaskRights;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 报表字段登记: which questions were asked in forms before, by whom, and which units have answered them already. */
@Component
@Transactional(readOnly = true)
public class AskedBefore {

    private static final int NAMES = 5;

    private final DSLContext sql;
    private final Reach reach;

    AskedBefore(DSLContext sql, Reach reach) {
        this.sql = sql;
        this.reach = reach;
    }

    /**
     * A question.
     *
     * @param asked    in how many forms
     * @param requestId the newest of them, {@code title} its name, {@code organiser} whose it is, {@code sentOn} its day
     * @param answered units that have answered it, at most a handful by name; never what they answered
     */
    public record Question(String word, String wording, int asked, long requestId, String title, String organiser, LocalDate sentOn, Set<String> answered, int answers) {
    }

    /** All questions of forms that were sent, the most often asked first; of organisers that this person reads. */
    public List<Question> all(Who who, String words) {
        who.must(TaskRights.SEE);
        String word = FormField.word(words);
        return questions(reach.readable(who, FORM_REQUEST.ORGANISER_UNIT_ID).and(word.isEmpty() ? noCondition() : FORM_FIELD.WORD.containsIgnoreCase(word)));
    }

    /** What any organiser of the same region asked before, by word; for the draft of a form. Only that it was asked and who answered, no values. */
    public Map<String, Question> of(FormRequest request, List<FormField> fields) {
        var found = new LinkedHashMap<String, Question>();
        questions(FORM_FIELD.WORD.in(fields.stream().map(FormField::word).toList()).and(FORM_REQUEST.ID.ne(request.id())).and(FORM_REQUEST.ORGANISER_UNIT_ID.in(
                        select(PUBLISHED_UNIT_LAST.ID).from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.REGION_ID.eq(
                                select(PUBLISHED_UNIT_LAST.REGION_ID).from(PUBLISHED_UNIT_LAST).where(PUBLISHED_UNIT_LAST.ID.eq(request.organiserId())))))))
                .forEach(question -> found.put(question.word(), question));
        return found;
    }

    private List<Question> questions(Condition which) {
        var asked = new LinkedHashMap<String, List<Question>>();
        sql.select(FORM_FIELD.WORD, FORM_FIELD.TITLE, FORM_REQUEST.ID, FORM_REQUEST.TITLE, FORM_REQUEST.SENT_ON, PUBLISHED_UNIT_LAST.SHORT_NAME).from(FORM_FIELD)
                .join(FORM_REQUEST).on(FORM_REQUEST.ID.eq(FORM_FIELD.REQUEST_ID)).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(FORM_REQUEST.ORGANISER_UNIT_ID))
                .where(which).and(FORM_REQUEST.STAGE.in("SENT", "CLOSED")).orderBy(FORM_REQUEST.SENT_ON.desc(), FORM_REQUEST.ID.desc())
                .forEach(row -> asked.computeIfAbsent(row.value1(), any -> new ArrayList<>())
                        .add(new Question(row.value1(), row.value2(), 1, row.value3(), row.value4(), row.value6(), row.value5(), Set.of(), 0)));
        Map<Long, Set<String>> answered = answered(asked.values().stream().flatMap(List::stream).map(Question::requestId).distinct().toList());
        return asked.values().stream().map(questions -> {
            Question newest = questions.getFirst();
            Set<String> units = new LinkedHashSet<>();
            questions.forEach(question -> units.addAll(answered.getOrDefault(question.requestId(), Set.of())));
            return new Question(newest.word(), newest.wording(), questions.size(), newest.requestId(), newest.title(), newest.organiser(), newest.sentOn(),
                    new LinkedHashSet<>(units.stream().limit(NAMES).toList()), units.size());
        }).sorted(java.util.Comparator.comparingInt(Question::asked).reversed()).toList();
    }

    private Map<Long, Set<String>> answered(List<Long> requests) {
        var answered = new LinkedHashMap<Long, Set<String>>();
        sql.select(FORM_SHEET.REQUEST_ID, PUBLISHED_UNIT_LAST.SHORT_NAME).from(FORM_SHEET).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(FORM_SHEET.UNIT_ID))
                .where(FORM_SHEET.REQUEST_ID.in(requests)).and(FORM_SHEET.STAGE.eq(SheetStage.SUBMITTED.name())).orderBy(PUBLISHED_UNIT_LAST.POSITION, PUBLISHED_UNIT_LAST.ID)
                .forEach(row -> answered.computeIfAbsent(row.value1(), any -> new LinkedHashSet<>()).add(row.value2()));
        return answered;
    }
}
