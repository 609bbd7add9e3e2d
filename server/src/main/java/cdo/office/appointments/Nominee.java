package cdo.office.appointments;

import cdo.platform.organization.NewPerson;
import cdo.platform.organization.Person;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a filing says about one nominee: the person as cadre forms describe one, the post, the team behind it, the opinion
 * of the party group (党组（党委）研究意见) and a statement on each quality that the plan asks for (二（一）: 政治素质高、数字思维能力强、
 * 熟悉数字化改革工作).
 *
 * @param sex             code of GB/T 2261.1
 * @param ethnicity       code of GB/T 3304
 * @param affiliation     code of GB/T 4762
 * @param education       code of GB/T 4658
 * @param degree          code of GB/T 6864
 * @param principleReason why an «in principle» rule is departed from; empty when it is kept
 */
public record Nominee(String name, String sex, @Nullable LocalDate birthMonth, String ethnicity, String affiliation, String title, String rank, String portfolio,
                      String education, String degree, String major, String digitalHistory, String officePhone, String mobile, boolean concurrent,
                      String partyOpinion, String political, String digitalThinking, String reformKnowledge, String supportOffice, String stewardName,
                      String stewardPhone, String liaisonName, String liaisonTitle, String liaisonPhone, @Nullable LocalDate plannedStart,
                      String basisNumber, String principleReason) {

    /** The fields without which a filing is not complete. */
    private static final List<String> REQUIRED = List.of("name", "sex", "birthMonth", "affiliation", "title", "portfolio", "officePhone", "partyOpinion", "political",
            "digitalThinking", "reformKnowledge", "liaisonName", "liaisonPhone", "plannedStart", "basisNumber");

    /** Fields that are not shown to whoever merely reads the filing. */
    private static final List<String> SENSITIVE = List.of("birthMonth", "mobile", "stewardPhone", "liaisonPhone");

    static Nominee empty() {
        return new Nominee("", "", null, "", "", "", "", "", "", "", "", "", "", "", true, "", "", "", "", "", "", "", "", "", "", null, "", "");
    }

    /** A form that opens with what is known of the person. */
    public static Nominee of(Person person) {
        return new Nominee(person.name(), person.sex(), person.birthMonth(), person.ethnicity(), person.affiliation(), person.title(), person.rank(), person.portfolio(),
                person.education(), person.degree(), person.major(), person.digitalHistory(), person.officePhone(), person.mobile(), true,
                "", "", "", "", "", "", "", "", "", "", null, "", "");
    }

    /** Names of all fields in the order of the form. */
    public static List<String> fields() {
        return Arrays.stream(Nominee.class.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    /** Required fields that are empty. */
    public List<String> gaps() {
        return REQUIRED.stream().filter(field -> value(field) == null || "".equals(value(field))).toList();
    }

    public @Nullable Object value(String field) {
        try {
            return Nominee.class.getMethod(field).invoke(this);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException(field, unknown);
        }
    }

    public static boolean sensitive(String field) {
        return SENSITIVE.contains(field);
    }

    /** The same person as was sent before: by name, or by sex and month of birth where the name had been mistyped. */
    boolean samePerson(Nominee before) {
        return name.equals(before.name) || sex.equals(before.sex) && Objects.equals(birthMonth, before.birthMonth);
    }

    /** A field that differs between two editions. */
    public record Difference(String field, @Nullable Object before, @Nullable Object after) {
    }

    public List<Difference> since(Nominee before) {
        var changed = new ArrayList<Difference>();
        for (String field : fields()) {
            if (!Objects.equals(before.value(field), value(field))) {
                changed.add(new Difference(field, before.value(field), value(field)));
            }
        }
        return changed;
    }

    /** The person's record as this filing makes it; what the form does not ask stays as it was. */
    NewPerson details(long homeUnitId, String email) {
        return new NewPerson(homeUnitId, name, sex, birthMonth, ethnicity, affiliation, title, rank, portfolio, education, degree, major, digitalHistory, officePhone, mobile, email);
    }
}
