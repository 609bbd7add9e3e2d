package cdo.data.survey;

/** The parts of the registration form (DB15/T 1876-2020, 业务系统调查表). */
public enum FieldGroup {
    IDENTITY, OWNER, PROJECT, OPERATION, NETWORK, DATA, VENDOR
}
