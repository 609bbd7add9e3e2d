package cdo.platform.web;

/**
 * One attached file in a list.
 *
 * @param note who uploaded it when, or why it cannot be opened; may be empty
 */
public record FileLink(String name, String href, long bytes, String note) {

    /** 1.2 MB */
    public String size() {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + "." + bytes / 100_000 % 10 + " MB";
    }

    /** The sprite's icon for the kind of file. */
    public String icon() {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.endsWith(".docx") || lower.endsWith(".doc") ? "file-type-docx" : lower.endsWith(".pdf") ? "file-type-pdf"
                : lower.endsWith(".xlsx") || lower.endsWith(".xls") || lower.endsWith(".csv") ? "file-type-xls" : "paperclip";
    }
}
