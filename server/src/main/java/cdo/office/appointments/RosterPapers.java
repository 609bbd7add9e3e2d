package cdo.office.appointments;

import cdo.platform.documents.Sheet;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The roster as a workbook and as a sheet of A4 on its side (columns of domain practice: 序号, 单位, 姓名, 职务, 角色, 任职时间, 联系电话, 联络员及电话, 备注). */
@Component
public class RosterPapers {

    private static final List<String> COLUMNS = List.of("place", "unit", "name", "title", "post", "since", "phone", "liaison", "remark");
    private static final List<Double> WIDTHS = List.of(0.6, 3.1, 1.2, 2.5, 1.7, 1.75, 1.95, 2.0, 1.2);

    private final Words words;
    private final Clocks clocks;

    RosterPapers(Words words, Clocks clocks) {
        this.words = words;
        this.clocks = clocks;
    }

    public Sheet sheet(List<Roster.Entry> entries, Roster.Filter filter, String city) {
        var rows = IntStream.range(0, entries.size()).mapToObj(i -> row(Language.ZH, i, entries.get(i))).toList();
        var columns = IntStream.range(0, COLUMNS.size()).mapToObj(i -> new Sheet.Column(head(Language.ZH, i), WIDTHS.get(i))).toList();
        return new Sheet(city + "首席数据官花名册", "截至" + FilingPapers.PAPER_DATE.format(filter.on()), "共 " + entries.size() + " 个岗位", columns, rows,
                List.of("填报人：", "审核人：", "联系电话：", "填报日期：" + FilingPapers.PAPER_DATE.format(clocks.today())));
    }

    /** Long digits are text. */
    public byte[] workbook(Language language, List<Roster.Entry> entries, Roster.Filter filter, String imprint) {
        var columns = new ArrayList<Workbook.Column<List<String>>>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            int at = i;
            columns.add(new Workbook.Column<>(head(language, i), Math.max(6, WIDTHS.get(i) * 10), cells -> cells.get(at)));
        }
        var out = new ByteArrayOutputStream();
        try {
            Workbook.write(out, words.say(language, "appointments.roster.titleOn", filter.on()), imprint, columns,
                    IntStream.range(0, entries.size()).mapToObj(i -> row(language, i, entries.get(i))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String head(Language language, int column) {
        return words.say(language, "appointments.roster.col." + COLUMNS.get(column));
    }

    private List<String> row(Language language, int index, Roster.Entry entry) {
        return List.of(Integer.toString(index + 1), entry.unit().name(language), entry.vacant() ? words.say(language, "appointments.roster.vacant") : entry.name(), entry.title(),
                words.value(language, entry.kind()), entry.since() == null ? "" : entry.since().toString(), entry.phone(), (entry.liaison() + " " + entry.liaisonPhone()).strip(),
                remark(language, entry));
    }

    String remark(Language language, Roster.Entry entry) {
        var parts = new ArrayList<String>();
        if (entry.acting()) {
            parts.add(words.say(language, "appointments.acting"));
        }
        if (entry.concurrent()) {
            parts.add(words.say(language, "appointments.concurrent"));
        }
        if (entry.vacantSince() != null) {
            parts.add(words.say(language, "appointments.roster.since", entry.vacantSince()));
        }
        return String.join(language.chinese() ? "，" : ", ", parts);
    }
}
