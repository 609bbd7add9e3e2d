package cdo.platform.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An official document (公文) as it will be printed, by GB/T 9704-2012. Built with {@link #draft}.
 *
 * @param head        which head is printed
 * @param mark        发文机关标志, e.g. "宜昌市人民政府文件"; for a letter the organ's full name; for minutes "××××纪要"
 * @param number      发文字号, e.g. "宜府发〔2026〕1号"; for minutes the issue, "第2期"
 * @param signatory   签发人, printed on upward documents only
 * @param urgency     特急 or 加急
 * @param copyNumber  份号, six digits
 * @param title       one entry per printed line; a single entry is broken by {@link TitleLines}
 * @param subtitle    e.g. unit and name on a duty report
 * @param annexes     in the order of 附件说明; each is printed on a page of its own
 * @param units       署名; several for a joint document
 * @param sealed      whether a seal will stand over signature and date (decides how they are placed)
 * @param note        附注 without its brackets, e.g. "此件公开发布"
 */
public record OfficialDocument(DocumentKind kind, Head head, Optional<String> mark, Optional<String> number, Optional<String> signatory,
                               Optional<String> urgency, Optional<String> copyNumber, List<String> title, Optional<String> subtitle,
                               List<String> addressees, List<Block> body, List<Annex> annexes, List<String> units, Optional<LocalDate> date,
                               boolean sealed, Optional<String> note, List<Attendance> attendance, Optional<Imprint> imprint) implements Printable {

    /** 文件格式, 信函格式, 纪要格式, or a report set by the body rules alone. */
    public enum Head { RED, LETTER, MINUTES, NONE }

    /** 附件. {@code landscape} for wide tables. */
    public record Annex(String title, List<Block> body, boolean landscape) {
        public Annex {
            body = List.copyOf(body);
        }
    }

    /** 出席, 请假, 列席 under minutes. */
    public record Attendance(String label, String people) { }

    /** 版记: who gets copies, who printed it and when. */
    public record Imprint(Optional<String> copies, String printer, Optional<LocalDate> printed) { }

    public OfficialDocument {
        title = List.copyOf(title);
        addressees = List.copyOf(addressees);
        body = List.copyOf(body);
        annexes = List.copyOf(annexes);
        units = List.copyOf(units);
        attendance = List.copyOf(attendance);
        if (title.isEmpty() || title.getFirst().isBlank()) throw new IllegalArgumentException("a document needs a title");
    }

    public static OfficialDocumentDraft draft(DocumentKind kind, String... title) {
        return new OfficialDocumentDraft(kind, List.of(title));
    }

    @Override
    public String heading() {
        return String.join("", title);
    }
}
