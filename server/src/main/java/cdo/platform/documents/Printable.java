package cdo.platform.documents;

/** What {@link Papers} can set: an official document or a sheet. */
public sealed interface Printable permits OfficialDocument, Sheet {
    /** Title as one line, for registers and file names. */
    String heading();
}
