package cdo.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Breaks a long title into balanced lines without cutting a word (GB/T 9704-2012, 7.3.1: 回行时词意完整，排列对称). Before 关于 and around 《》 a break
 * reads best, between words it is allowed, inside a word it costs most.
 */
final class TitleLines {
    /** Characters of 22 pt that the type area holds. */
    static final int WIDEST = 20;

    /** Words of this field that a general dictionary cuts in two. */
    private static final List<String> WORDS = List.of("首席数据执行官", "首席数据官", "政务服务和大数据管理局", "城市大脑", "联席会议", "述职报告", "公共数据", "数字政府");

    private TitleLines() { }

    static List<String> of(String title) {
        if (Composer.width(title) <= WIDEST) return List.of(title);
        int count = (int) Math.ceil(Composer.width(title) / WIDEST);
        Map<Integer, Integer> costs = costs(title);
        var best = new Best();
        place(title, 0, count, costs, new ArrayList<>(), 0, best);
        if (best.breaks.isEmpty()) place(title, 0, count + 1, costs, new ArrayList<>(), 0, best);
        var lines = new ArrayList<String>();
        int from = 0;
        for (int at : best.breaks) {
            lines.add(title.substring(from, at));
            from = at;
        }
        lines.add(title.substring(from));
        return lines;
    }

    private static final class Best {
        double cost = Double.MAX_VALUE;
        List<Integer> breaks = List.of();
    }

    private static void place(String title, int from, int left, Map<Integer, Integer> costs, List<Integer> breaks, double cost, Best best) {
        double even = Composer.width(title) / (breaks.size() + left);
        double rest = Composer.width(title.substring(from));
        if (left == 1) {
            double total = cost + Math.abs(rest - even);
            if (rest <= WIDEST && total < best.cost) {
                best.cost = total;
                best.breaks = List.copyOf(breaks);
            }
            return;
        }
        for (int at = from + 4; at <= title.length() - 4; at++) {
            double width = Composer.width(title.substring(from, at));
            if (width > WIDEST) break;
            breaks.add(at);
            place(title, at, left - 1, costs, breaks, cost + Math.abs(width - even) + costs.getOrDefault(at, 12), best);
            breaks.removeLast();
        }
    }

    /** Cost of breaking before each index. */
    private static Map<Integer, Integer> costs(String title) {
        var costs = new HashMap<Integer, Integer>();
        try (var analyzer = new SmartChineseAnalyzer(); var words = analyzer.tokenStream("", title)) {
            words.reset();
            while (words.incrementToken()) costs.put(words.getAttribute(OffsetAttribute.class).startOffset(), 3);
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int at = 1; at < title.length(); at++) {
            char before = title.charAt(at - 1);
            char here = title.charAt(at);
            if (title.startsWith("关于", at)) costs.put(at, -8);
            else if (here == '《' || before == '》') costs.put(at, 0);
            if (Character.isDigit(before)) costs.put(at, 40);
            if ("、，。》）的和与".indexOf(here) >= 0 || "《（".indexOf(before) >= 0) costs.put(at, 40);
        }
        for (String word : WORDS)
            for (int at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1))
                for (int inside = 1; inside < word.length(); inside++) costs.put(at + inside, 30);
        return costs;
    }
}
