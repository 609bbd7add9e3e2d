package cdo.data.survey;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A question of the registration form beside name, owner and phase, which every system has. Its title is the message
 * {@code survey.field.<NAME>}, a choice is {@code survey.choice.<NAME>.<CHOICE>}. There is no field for a password, on purpose.
 */
public enum SystemField {
    CODE(FieldGroup.IDENTITY, Need.NATIONAL, Kind.TEXT),
    DESCRIPTION(FieldGroup.IDENTITY, Need.NATIONAL, Kind.LONG),
    FUNCTIONS(FieldGroup.IDENTITY, Need.NONE, Kind.LONG),
    MAIN_DATA(FieldGroup.IDENTITY, Need.NONE, Kind.LONG),
    ARCHITECTURE(FieldGroup.IDENTITY, Need.NONE, "BS", "CS", "MOBILE", "OTHER"),
    ADDRESS(FieldGroup.IDENTITY, Need.NONE, Kind.TEXT),
    SIGN_IN(FieldGroup.IDENTITY, Need.NONE, "OWN_ACCOUNT", "UNIFIED", "CERTIFICATE", "OPEN"),
    CONTACT(FieldGroup.OWNER, Need.NATIONAL, Kind.TEXT),
    PHONE(FieldGroup.OWNER, Need.NATIONAL, Kind.PHONE),
    BUILT_BY(FieldGroup.OWNER, Need.NONE, Kind.TEXT),
    BUILT_HERE(FieldGroup.OWNER, Need.NONE, "YES", "NO"),
    BELONGS_TO(FieldGroup.OWNER, Need.NONE, "NATION", "PROVINCE", "CITY", "COUNTY", "OWN"),
    USED_BY(FieldGroup.OWNER, Need.NONE, Kind.LONG),
    BUDGET_PROJECT(FieldGroup.PROJECT, Need.NATIONAL, Kind.TEXT),
    APPROVED_BY(FieldGroup.PROJECT, Need.NATIONAL, Kind.TEXT),
    APPROVED_ON(FieldGroup.PROJECT, Need.NATIONAL, Kind.DATE),
    BUDGET(FieldGroup.PROJECT, Need.NATIONAL, Kind.AMOUNT),
    FUNDING(FieldGroup.PROJECT, Need.NATIONAL, Kind.TEXT),
    LIVE_SINCE(FieldGroup.OPERATION, Need.NATIONAL_ONCE_RUN, Kind.DATE),
    ENDED_ON(FieldGroup.OPERATION, Need.NONE, Kind.DATE),
    APPLICATION(FieldGroup.OPERATION, Need.NONE, Kind.LONG),
    OPERATOR(FieldGroup.OPERATION, Need.NATIONAL_ONCE_RUN, Kind.TEXT),
    OPERATOR_CONTACT(FieldGroup.OPERATION, Need.NONE, Kind.TEXT),
    OPERATOR_PHONE(FieldGroup.OPERATION, Need.NONE, Kind.PHONE),
    OPERATING_COST(FieldGroup.OPERATION, Need.NATIONAL_ONCE_RUN, Kind.AMOUNT),
    AFTER_CLEARING(FieldGroup.OPERATION, Need.NATIONAL_ONCE_RUN, "KEEP", "MERGE", "STOP"),
    DATA_STATE(FieldGroup.OPERATION, Need.NATIONAL_ONCE_RUN, "GROWING", "STILL", "ARCHIVED", "NONE"),
    NETWORK(FieldGroup.NETWORK, Need.NATIONAL, "GOVERNMENT", "INTERNET", "PRIVATE", "SECRET"),
    LOCATION(FieldGroup.NETWORK, Need.NONE, "CLOUD", "OWN_ROOM", "OTHER"),
    PROTECTION(FieldGroup.NETWORK, Need.NATIONAL, "NONE", "ONE", "TWO", "THREE", "FOUR"),
    PROTECTION_NUMBER(FieldGroup.NETWORK, Need.NONE, Kind.TEXT),
    PROTECTION_CHECKED(FieldGroup.NETWORK, Need.NONE, Kind.DATE),
    CRYPTOGRAPHY(FieldGroup.NETWORK, Need.NONE, "PASSED", "PARTLY", "FAILED", "NOT_DONE"),
    DOMESTIC(FieldGroup.NETWORK, Need.NONE, "DONE", "PARTLY", "NOT_DONE"),
    DATA_FROM(FieldGroup.DATA, Need.NONE, Kind.DATE),
    DATA_TO(FieldGroup.DATA, Need.NONE, Kind.DATE),
    COUNTED_ON(FieldGroup.DATA, Need.NONE, Kind.DATE),
    VOLUME(FieldGroup.DATA, Need.NONE, Kind.AMOUNT),
    GROWTH(FieldGroup.DATA, Need.NONE, Kind.AMOUNT),
    HAS_INTERFACE(FieldGroup.DATA, Need.NONE, "YES", "NO"),
    HAS_STANDARD(FieldGroup.DATA, Need.NONE, "YES", "NO"),
    EXPORTABLE(FieldGroup.DATA, Need.NONE, "YES", "NO"),
    PREDECESSOR(FieldGroup.DATA, Need.NONE, Kind.TEXT),
    DEVELOPER(FieldGroup.VENDOR, Need.NONE, Kind.TEXT),
    DEVELOPER_CONTACT(FieldGroup.VENDOR, Need.NONE, Kind.TEXT),
    DEVELOPER_PHONE(FieldGroup.VENDOR, Need.NONE, Kind.PHONE),
    DEVELOPER_EMAIL(FieldGroup.VENDOR, Need.NONE, Kind.EMAIL),
    AFTER_SALES(FieldGroup.VENDOR, Need.NONE, Kind.TEXT);

    /** How an answer is written. */
    public enum Kind { TEXT, LONG, PHONE, EMAIL, DATE, AMOUNT, CHOICE }

    /** Whether the national form requires the column. */
    public enum Need { NONE, NATIONAL, NATIONAL_ONCE_RUN }

    private final FieldGroup group;
    private final Need need;
    private final Kind kind;
    private final List<String> choices;

    SystemField(FieldGroup group, Need need, Kind kind) {
        this.group = group;
        this.need = need;
        this.kind = kind;
        this.choices = List.of();
    }

    SystemField(FieldGroup group, Need need, String... choices) {
        this.group = group;
        this.need = need;
        this.kind = Kind.CHOICE;
        this.choices = List.of(choices);
    }

    public FieldGroup group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    public List<String> choices() {
        return choices;
    }

    /** Whether the national form has it at all. */
    public boolean national() {
        return need != Need.NONE;
    }

    /** Whether registration requires it in this phase; a system that never ran has no operation to describe. */
    public boolean required(SystemPhase phase) {
        return need == Need.NATIONAL || need == Need.NATIONAL_ONCE_RUN && phase.hasRun();
    }

    /** Its name in forms. */
    public String field() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return "survey.field." + name();
    }

    public String choiceTitle(String choice) {
        return "survey.choice." + name() + "." + choice;
    }

    public static List<SystemField> of(FieldGroup group) {
        return Stream.of(values()).filter(field -> field.group == group).toList();
    }
}
