package cdo.platform.documents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be attached. The type is found in the content; the name's ending must agree with it. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    OFD("application/ofd", "ofd"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    DOC("application/msword", "doc", "wps"),
    XLS("application/vnd.ms-excel", "xls", "et"),
    PNG("image/png", "png"),
    JPG("image/jpeg", "jpg", "jpeg"),
    TXT("text/plain", "txt", "csv"),
    ZIP("application/zip", "zip"),
    /** A database, taken only where data is surveyed, never as a paper of a record. */
    SQLITE("application/vnd.sqlite3", "sqlite", "sqlite3", "db");

    /** What may be attached to any record. */
    static final Set<FileType> PAPERS = java.util.Collections.unmodifiableSet(java.util.EnumSet.complementOf(java.util.EnumSet.of(SQLITE)));
    /** What an archive may hold: no further archive. */
    static final Set<FileType> PACKED = java.util.Collections.unmodifiableSet(java.util.EnumSet.complementOf(java.util.EnumSet.of(SQLITE, ZIP)));
    /** What a scanner or a camera makes of a sheet of paper. */
    static final Set<FileType> SCANS = java.util.Collections.unmodifiableSet(java.util.EnumSet.of(PDF, OFD, PNG, JPG));

    /** Endings of things that run; refused wherever they stand in a name or an archive. */
    private static final Set<String> RUNNABLE = Set.of("exe", "com", "bat", "cmd", "scr", "pif", "msi", "dll", "jar", "js", "jse", "vbs", "vbe", "wsf", "hta",
            "ps1", "sh", "lnk", "reg", "chm", "html", "htm", "xhtml", "svg", "php", "jsp", "asp", "aspx", "docm", "dotm", "xlsm", "xlsb", "xltm", "pptm", "apk");

    private final String media;
    private final List<String> endings;

    FileType(String media, String... endings) {
        this.media = media;
        this.endings = List.of(endings);
    }

    public String media() {
        return media;
    }

    boolean fits(String name) {
        return endings.contains(ending(name));
    }

    static Optional<FileType> named(String name) {
        return PAPERS.stream().filter(type -> type.fits(name)).findFirst();
    }

    /** The part after the last dot, in small letters. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether any dotted part of the name is the ending of something that runs ("报告.exe.pdf"). */
    static boolean runnable(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("\\.");
        for (int i = 1; i < parts.length; i++) if (RUNNABLE.contains(parts[i].strip())) return true;
        return false;
    }

    /** For hints: "PDF、OFD、DOCX…". */
    static String list(Set<FileType> types) {
        return String.join("、", types.stream().sorted().map(type -> type == TXT ? "TXT、CSV" : type.name()).toList());
    }
}
