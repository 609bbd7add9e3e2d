package cdo.platform.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import java.util.function.Consumer;

/** Builds an {@link OfficialDocument} step by step. */
public final class OfficialDocumentDraft {
    private final DocumentKind kind;
    private final List<String> title;
    private final Blocks body = new Blocks();
    private final List<OfficialDocument.Annex> annexes = new ArrayList<>();
    private final List<OfficialDocument.Attendance> attendance = new ArrayList<>();
    private OfficialDocument.Head head = OfficialDocument.Head.NONE;
    private Optional<String> mark = Optional.empty();
    private Optional<String> number = Optional.empty();
    private Optional<String> signatory = Optional.empty();
    private Optional<String> urgency = Optional.empty();
    private Optional<String> copyNumber = Optional.empty();
    private Optional<String> subtitle = Optional.empty();
    private Optional<String> note = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<OfficialDocument.Imprint> imprint = Optional.empty();
    private List<String> addressees = List.of();
    private List<String> units = List.of();
    private boolean sealed = true;

    OfficialDocumentDraft(DocumentKind kind, List<String> title) {
        this.kind = kind;
        this.title = title;
    }

    /** 文件格式 with the organ's red mark: "宜昌市人民政府" becomes "宜昌市人民政府文件". */
    public OfficialDocumentDraft redHead(String organ) {
        return head(OfficialDocument.Head.RED, organ.endsWith("文件") ? organ : organ + "文件");
    }

    /** 信函格式 with the organ's full name. */
    public OfficialDocumentDraft letterHead(String organ) {
        return head(OfficialDocument.Head.LETTER, organ);
    }

    /** 纪要格式; {@code name} ends with 纪要. */
    public OfficialDocumentDraft minutesHead(String name) {
        return head(OfficialDocument.Head.MINUTES, name);
    }

    private OfficialDocumentDraft head(OfficialDocument.Head chosen, String text) {
        head = chosen;
        mark = Optional.of(text);
        return this;
    }

    public OfficialDocumentDraft number(String text) {
        number = Optional.of(text).filter(t -> !t.isBlank());
        return this;
    }

    public OfficialDocumentDraft signatory(String name) {
        signatory = Optional.of(name);
        return this;
    }

    public OfficialDocumentDraft urgency(String text) {
        urgency = Optional.of(text);
        return this;
    }

    public OfficialDocumentDraft copyNumber(int number) {
        copyNumber = Optional.of("%06d".formatted(number));
        return this;
    }

    public OfficialDocumentDraft subtitle(String text) {
        subtitle = Optional.of(text);
        return this;
    }

    public OfficialDocumentDraft to(String... organs) {
        addressees = List.of(organs);
        return this;
    }

    /** Writes the body; may be called repeatedly, numbering goes on. */
    public OfficialDocumentDraft body(Consumer<Blocks> writing) {
        writing.accept(body);
        return this;
    }

    public OfficialDocumentDraft annex(String annexTitle, Consumer<Blocks> writing) {
        return annex(annexTitle, false, writing);
    }

    /** An annex whose pages lie on their side, for wide tables. */
    public OfficialDocumentDraft landscapeAnnex(String annexTitle, Consumer<Blocks> writing) {
        return annex(annexTitle, true, writing);
    }

    private OfficialDocumentDraft annex(String annexTitle, boolean landscape, Consumer<Blocks> writing) {
        var content = new Blocks();
        writing.accept(content);
        annexes.add(new OfficialDocument.Annex(annexTitle, content.list(), landscape));
        return this;
    }

    public OfficialDocumentDraft signed(LocalDate on, String... by) {
        date = Optional.of(on);
        units = List.of(by);
        return this;
    }

    /** Without a seal, signature and date stand further right. */
    public OfficialDocumentDraft withoutSeal() {
        sealed = false;
        return this;
    }

    public OfficialDocumentDraft note(String text) {
        note = Optional.of(text);
        return this;
    }

    public OfficialDocumentDraft attendance(String label, String people) {
        attendance.add(new OfficialDocument.Attendance(label, people));
        return this;
    }

    /** 版记. {@code copies} may be empty; {@code printed} null: not issued yet, the date is left open. */
    public OfficialDocumentDraft imprint(String copies, String printer, @Nullable LocalDate printed) {
        imprint = Optional.of(new OfficialDocument.Imprint(Optional.of(copies).filter(c -> !c.isBlank()), printer, Optional.ofNullable(printed)));
        return this;
    }

    public OfficialDocument build() {
        return new OfficialDocument(kind, head, mark, number, signatory, urgency, copyNumber, title, subtitle, addressees, body.list(), annexes,
                units, date, sealed, note, attendance, imprint);
    }
}
