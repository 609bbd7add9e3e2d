package cdo.office.appointments;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The papers of a filing: the unit's letter with its forms, one nominee's form, the bureau's receipt. Papers are Chinese. */
@Component
public class FilingPapers {

    private static final List<Double> FORM = List.of(1.0, 3.2);
    private static final List<Double> LIST = List.of(0.6, 1.1, 2.2, 2.4, 2.1, 1.8);

    private final Clocks clocks;
    private final Words words;
    private final PostNames names;
    private final CodeLists codes;

    FilingPapers(Clocks clocks, Words words, PostNames names, CodeLists codes) {
        this.clocks = clocks;
        this.words = words;
        this.names = names;
        this.codes = codes;
    }

    /** 函: printed, stamped, scanned and added to the filing. */
    public OfficialDocument letter(Filing filing) {
        LocalDate on = filing.submittedOn() == null ? clocks.today() : filing.submittedOn();
        String unit = names.printed(filing.unitId(), on);
        var draft = OfficialDocument.draft(DocumentKind.LETTER, unit, "关于报送首席数据官人选名单的函").letterHead(unit).number(filing.letterNumber())
                .to(names.printed(filing.organiserId(), on))
                .body(text -> {
                    text.text("按照首席数据官制度有关要求，经" + (filing.standing().size() == 1 ? "" : "逐一") + "研究，现将我单位首席数据官人选名单报送你单位备案。");
                    if (!filing.note().isBlank()) {
                        text.text(filing.note());
                    }
                    list(text, filing, on);
                    text.text("专此函达。");
                });
        for (FilingLine line : filing.standing()) {
            draft.annex("首席数据官备案表（" + line.nominee().name() + "）", text -> form(text, filing, line, on));
        }
        return draft.signed(on, unit).build();
    }

    /** 备案表 of one nominee. */
    public OfficialDocument form(Filing filing, FilingLine line) {
        LocalDate on = line.submittedOn() == null ? clocks.today() : line.submittedOn();
        return OfficialDocument.draft(DocumentKind.LETTER, "首席数据官备案表").subtitle(names.printedPost(line.postId(), on)).body(text -> form(text, filing, line, on))
                .signed(on, names.printed(filing.unitId(), on)).build();
    }

    /** 备案回执. */
    OfficialDocument receipt(Filing filing, String number, LocalDate on) {
        String bureau = names.printed(filing.organiserId(), on);
        return OfficialDocument.draft(DocumentKind.LETTER, "首席数据官人选备案回执").letterHead(bureau).number(number).to(names.printed(filing.unitId(), on))
                .body(text -> {
                    text.text("你单位" + PAPER_DATE.format(filing.submittedOn()) + "报送的首席数据官人选材料"
                            + (filing.letterNumber().isBlank() ? "" : "（" + filing.letterNumber() + "）") + "收悉。经审核，下列人选材料齐备，准予备案，备案编号为" + number + "。");
                    list(text, filing, on);
                    text.text("人选任职、免职或者有关情况发生变化的，请及时重新报送备案。");
                }).signed(on, bureau).build();
    }

    static final java.time.format.DateTimeFormatter PAPER_DATE = java.time.format.DateTimeFormatter.ofPattern("yyyy年M月d日");

    private void list(Blocks text, Filing filing, LocalDate on) {
        var rows = new ArrayList<List<String>>();
        for (FilingLine line : filing.standing()) {
            Nominee nominee = line.nominee();
            rows.add(List.of(Integer.toString(rows.size() + 1), nominee.name(), nominee.title(), names.printedPost(line.postId(), on),
                    nominee.plannedStart() == null ? "" : nominee.plannedStart().toString(), nominee.liaisonName() + " " + nominee.liaisonPhone()));
        }
        text.table("首席数据官人选名单", LIST, List.of("序号", "姓名", "现任职务", "拟任岗位", "拟任时间", "联络员及电话"), rows);
    }

    private void form(Blocks text, Filing filing, FilingLine line, LocalDate on) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("单位名称", names.printed(filing.unitId(), on)));
        rows.add(List.of("拟任岗位", names.printedPost(line.postId(), on)));
        for (String field : Nominee.fields()) {
            String value = said(field, line.nominee().value(field));
            if (!(field.equals("principleReason") && value.isEmpty())) {
                rows.add(List.of(words.say(Language.ZH, "appointments.field." + field), value));
            }
        }
        rows.add(List.of("单位意见（盖章）", "　"));
        rows.add(List.of("备案机关意见（盖章）", line.state() == NomineeState.ACCEPTED ? "同意备案。" + line.acceptedOn() : "　"));
        text.table("备案内容", FORM, List.of("项目", "内容"), rows);
    }

    private String said(String field, @Nullable Object value) {
        if (CodeLists.coded(field) && value instanceof String code) {
            return codes.say(Language.ZH, field, code);
        }
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "是" : "否";
            case LocalDate date when field.equals("birthMonth") -> date.toString().substring(0, 7);
            default -> value.toString();
        };
    }
}
