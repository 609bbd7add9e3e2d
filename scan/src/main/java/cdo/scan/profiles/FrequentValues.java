package cdo.scan.profiles;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent values. Exact while no more than {@link #KEPT} different values have come; beyond, rare ones are dropped by
 * subtracting the median count from all, so that a count shown is at least reached and falls short by no more than {@link #shortBy}.
 */
final class FrequentValues {

    static final int KEPT = 1024;
    static final int LONGEST = 200;

    private final Map<String, long[]> counts = new HashMap<>();
    private long shortBy;

    void add(String text) {
        String key = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        long[] count = counts.get(key);
        if (count != null) {
            count[0]++;
            return;
        }
        if (counts.size() >= KEPT) {
            dropRare();
        }
        counts.put(key, new long[] {1});
    }

    boolean isExact() {
        return shortBy == 0;
    }

    long shortBy() {
        return shortBy;
    }

    List<TopValue> top(int most) {
        return counts.entrySet().stream()
                .filter(entry -> isExact() || entry.getValue()[0] > 1)
                .map(entry -> new TopValue(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(TopValue::count).reversed().thenComparing(TopValue::value))
                .limit(most).toList();
    }

    private void dropRare() {
        long[] sorted = counts.values().stream().mapToLong(count -> count[0]).sorted().toArray();
        long median = sorted[sorted.length / 2];
        shortBy += median;
        counts.values().removeIf(count -> (count[0] -= median) <= 0);
    }
}
