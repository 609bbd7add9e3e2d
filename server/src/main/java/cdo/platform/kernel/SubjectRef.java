package cdo.platform.kernel;

/**
 * Points at any record of the system: {@code filing/12}. The kind is the module's singular noun; what it is called, where
 * its page is and who may see it are answered by the web's subject directory.
 */
public record SubjectRef(String kind, long id) {

    public static SubjectRef of(String kind, long id) {
        return new SubjectRef(kind, id);
    }

    /** Reads {@code kind/id}; null when the text has another form. */
    public static @org.jspecify.annotations.Nullable SubjectRef parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash <= 0 || !text.substring(slash + 1).matches("\\d{1,18}")) {
            return null;
        }
        return new SubjectRef(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
