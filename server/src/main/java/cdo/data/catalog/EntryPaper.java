package cdo.data.catalog;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Printable;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** An edition on paper: the core elements as a table, then its items. Always in Chinese, as the catalog is filed. */
@Component
public class EntryPaper {

    private final Elements elements;
    private final Words words;

    EntryPaper(Elements elements, Words words) {
        this.elements = elements;
        this.words = words;
    }

    public Printable of(Entry entry, Edition edition) {
        var draft = OfficialDocument.draft(DocumentKind.COMMUNIQUE, "政务数据目录", edition.content().name());
        draft.body(body -> body(body, entry, edition));
        return draft.build();
    }

    private void body(Blocks body, Entry entry, Edition edition) {
        body.text(edition.published() ? "第 " + edition.number() + " 版，" + edition.publishedOn() + " 由" + edition.bureauName() + "发布。"
                : "第 " + edition.number() + " 版草稿，" + words.value(Language.ZH, entry.stage()) + "，未发布。");
        body.table("目录要素", List.of(1.0, 3.0, 8.0), List.of("编号", "要素", "内容"), elements.of(entry, edition).stream()
                .map(each -> List.of(each.number() == 0 ? "" : Integer.toString(each.number()), words.say(Language.ZH, Message.of("catalog.element." + each.key())),
                        each.value().empty() ? "—" : each.value().zh())).toList());
        List<Content.Item> items = edition.content().items();
        if (!items.isEmpty()) {
            var rows = new java.util.ArrayList<List<String>>();
            for (int i = 0; i < items.size(); i++) {
                rows.add(List.of(Integer.toString(i + 1), items.get(i).name(), elements.item(items.get(i)).zh()));
            }
            body.table("信息项", List.of(1.0, 4.0, 7.0), List.of("序号", "信息项", "说明"), rows);
        }
    }
}
