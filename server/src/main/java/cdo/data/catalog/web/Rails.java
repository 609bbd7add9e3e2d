package cdo.data.catalog.web;

import cdo.data.catalog.Entry;
import cdo.data.catalog.EntryStage;
import cdo.data.catalog.History;
import cdo.platform.web.Happening;
import cdo.platform.web.Page;
import cdo.platform.web.RailStop;
import java.util.ArrayList;
import java.util.List;

/** The stages and the history of an entry as the page draws them. */
public final class Rails {

    private Rails() {
    }

    public static List<RailStop> of(Page page, Entry entry) {
        EntryStage now = entry.stage();
        EntryStage writing = now == EntryStage.RETURNED ? EntryStage.RETURNED : entry.publishedNumber() == null || now == EntryStage.PUBLISHED ? EntryStage.DRAFT : EntryStage.CHANGE;
        List<EntryStage> way = List.of(writing, EntryStage.UNIT_SIGNATURE, EntryStage.AUTHORITY_REVIEW, EntryStage.PUBLISHED);
        var stops = new ArrayList<RailStop>();
        int at = way.indexOf(now);
        for (int i = 0; i < way.size(); i++) {
            RailStop.Reached reached = now.gone() || i < at ? RailStop.Reached.DONE : i == at ? RailStop.Reached.NOW : RailStop.Reached.NEXT;
            stops.add(new RailStop(page.v(way.get(i)), i == at && now == EntryStage.AUTHORITY_REVIEW && entry.receivedOn() != null ? page.day(entry.receivedOn()) : "", reached));
        }
        if (now.gone()) {
            stops.add(new RailStop(page.v(now), "", RailStop.Reached.NOW));
        }
        return stops;
    }

    public static List<Happening> happenings(Page page, List<History.Happened> steps) {
        return steps.stream().map(step -> new Happening(page.v(step.kind()) + " · " + page.t("catalog.edition", step.number()), step.remark(),
                (step.unit().isEmpty() ? step.actor() : step.actor() + "（" + step.unit() + "）") + " · " + page.minute(step.at()))).toList();
    }
}
