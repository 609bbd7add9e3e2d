package cdo.journey;

import java.util.LinkedHashMap;
import java.util.Map;

/** 日常考核: what the bureau notes through the year, and what the officer says to it. */
final class YearLedger {

    private final Walker clerk;

    YearLedger(Walker clerk) {
        this.clerk = clerk;
    }

    String record(String unit, String kind, String points, String title, String evidence, String day) {
        var typed = new LinkedHashMap<>(Map.of("unit", unit, "kind", kind, "points", points, "title", title, "facts", title + "，有记录可查。", "basis", "监督考核办法第一条", "happenedOn", day, "evidence", evidence));
        clerk.open("/ledger-entries").open("/ledger-entries/new").fill("/ledger-entries", typed).fill("/ledger-entries", "officer", "yes").press("/ledger-entries");
        return clerk.path();
    }

    void acknowledge(Walker officer, String entry) {
        officer.open(entry).press(entry + "/answer");
    }

    void contest(Walker officer, String entry, String answer) {
        officer.send(entry, entry + "/answer", Map.of("contest", "yes", "answer", answer));
    }

    void decide(Walker head, String entry, boolean uphold, String reasons) {
        head.send(entry, entry + "/decision", uphold ? Map.of("uphold", "yes", "reasons", reasons) : Map.of("reasons", reasons));
    }
}
