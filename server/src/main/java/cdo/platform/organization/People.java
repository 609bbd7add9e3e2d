package cdo.platform.organization;

import static cdo.platform.organization.tables.PersonTable.PERSON;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.tables.PersonRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the system; whether somebody has an account is identity's. */
@Component
public class People {

    private static final int ROWS_AT_ONCE = 500;

    private final DSLContext sql;
    private final Audit audit;
    private final Clocks clocks;

    People(DSLContext sql, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.audit = audit;
        this.clocks = clocks;
    }

    public Person get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("person", id)));
    }

    public Optional<Person> find(long id) {
        return sql.selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchOptional(People::person);
    }

    boolean any() {
        return sql.fetchExists(PERSON);
    }

    public List<Person> ofUnit(long unitId) {
        return sql.selectFrom(PERSON).where(PERSON.HOME_UNIT_ID.eq(unitId)).orderBy(PERSON.NAME.collate(Dates.PINYIN)).fetch(People::person);
    }

    /** People of that name in the unit: the way imports tell who is meant. */
    public List<Person> named(long unitId, String name) {
        return sql.selectFrom(PERSON).where(PERSON.HOME_UNIT_ID.eq(unitId)).and(PERSON.NAME.eq(name)).orderBy(PERSON.ID).fetch(People::person);
    }

    @Transactional
    public long register(Who who, NewPerson person) {
        who.must(OrganizationRights.EDIT_PEOPLE, person.homeUnitId());
        long id = enter(person);
        audit.did(who, "organization.person-registered", SubjectRef.of("person", id), "name", person.name(), "unit", person.homeUnitId());
        return id;
    }

    /** Corrects or updates the details; the version is the one that was shown. */
    @Transactional
    public void correct(Who who, long id, int version, NewPerson person) {
        Person before = get(id);
        who.must(OrganizationRights.EDIT_PEOPLE, before.homeUnitId());
        who.must(OrganizationRights.EDIT_PEOPLE, person.homeUnitId());
        mustBeSound(person);
        int written = sql.update(PERSON).set(fields(person)).set(PERSON.VERSION, version + 1).where(PERSON.ID.eq(id)).and(PERSON.VERSION.eq(version)).execute();
        if (written == 0) {
            throw new Problem.Stale(SubjectRef.of("person", id));
        }
        audit.did(who, "organization.person-corrected", SubjectRef.of("person", id), "changed", String.join(" ", changed(before.details(), person)));
    }

    /** The mobile number and month of birth in full; the reason goes into the trail. */
    @Transactional
    public Person reveal(Who who, long id, String reason) {
        Person person = get(id);
        who.must(OrganizationRights.REVEAL, person.homeUnitId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "organization.person.reasonMissing");
        }
        audit.read(who, "organization.person-revealed", SubjectRef.of("person", id), "reason", reason);
        return person;
    }

    /** The caller has asked for the right and writes the trail. */
    long enter(NewPerson person) {
        mustBeSound(person);
        return sql.insertInto(PERSON).set(fields(person)).returning(PERSON.ID).fetchSingle(PERSON.ID);
    }

    /** The same for many, in few statements; numbers in the order given. */
    List<Long> enter(List<NewPerson> all) {
        all.forEach(this::mustBeSound);
        var ids = new ArrayList<Long>();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            var insert = sql.insertInto(PERSON, fields(all.getFirst()).keySet());
            for (NewPerson person : all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE))) {
                insert = insert.values(fields(person).values());
            }
            ids.addAll(insert.returning(PERSON.ID).fetch(PERSON.ID));
        }
        return ids;
    }

    private void mustBeSound(NewPerson person) {
        List<Problem.FieldError> errors = faults(person);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    /** Everything about the details that cannot be so. */
    List<Problem.FieldError> faults(NewPerson person) {
        var errors = new ArrayList<Problem.FieldError>();
        if (person.name().isEmpty() || person.name().length() > 60) {
            errors.add(new Problem.FieldError("name", Message.of("organization.person.name")));
        }
        if (!person.mobile().matches("(1[3-9]\\d{9})?")) {
            errors.add(new Problem.FieldError("mobile", Message.of("organization.person.mobile")));
        }
        if (!person.email().matches("([^@\\s]+@[^@\\s]+\\.[^@\\s]+)?")) {
            errors.add(new Problem.FieldError("email", Message.of("organization.person.email")));
        }
        if (!person.sex().matches("[12]?")) {
            errors.add(new Problem.FieldError("sex", Message.of("organization.person.sex")));
        }
        PersonFacts.name("name", person.name()).ifPresent(errors::add);
        PersonFacts.birth("birth", person.birthMonth(), clocks.today()).ifPresent(errors::add);
        PersonFacts.phone("officePhone", person.officePhone()).ifPresent(errors::add);
        return errors;
    }

    private static Map<TableField<PersonRow, ?>, Object> fields(NewPerson person) {
        var fields = new LinkedHashMap<TableField<PersonRow, ?>, Object>();
        fields.put(PERSON.HOME_UNIT_ID, person.homeUnitId());
        fields.put(PERSON.NAME, person.name());
        fields.put(PERSON.SEX, person.sex());
        fields.put(PERSON.BIRTH_MONTH, person.birthMonth());
        fields.put(PERSON.ETHNICITY, person.ethnicity());
        fields.put(PERSON.AFFILIATION, person.affiliation());
        fields.put(PERSON.TITLE, person.title());
        fields.put(PERSON.RANK, person.rank());
        fields.put(PERSON.PORTFOLIO, person.portfolio());
        fields.put(PERSON.EDUCATION, person.education());
        fields.put(PERSON.DEGREE, person.degree());
        fields.put(PERSON.MAJOR, person.major());
        fields.put(PERSON.DIGITAL_HISTORY, person.digitalHistory());
        fields.put(PERSON.OFFICE_PHONE, person.officePhone());
        fields.put(PERSON.MOBILE, person.mobile());
        fields.put(PERSON.EMAIL, person.email());
        return fields;
    }

    /** Names of the fields that differ: the trail says which, never the values. */
    private static List<String> changed(NewPerson before, NewPerson after) {
        var old = fields(before);
        return fields(after).entrySet().stream().filter(each -> !java.util.Objects.equals(old.get(each.getKey()), each.getValue())).map(each -> each.getKey().getName()).toList();
    }

    private static Person person(PersonRow row) {
        return new Person(row.getId(), row.getHomeUnitId(), row.getName(), row.getSex(), row.getBirthMonth(), row.getEthnicity(), row.getAffiliation(), row.getTitle(),
                row.getRank(), row.getPortfolio(), row.getEducation(), row.getDegree(), row.getMajor(), row.getDigitalHistory(), row.getOfficePhone(), row.getMobile(),
                row.getEmail(), row.getVersion());
    }
}
