package cdo.platform.organization.web;

/** A person's numbers as this reader sees them, in full or masked. */
public record Contacts(String officePhone, String mobile, String email) {
}
