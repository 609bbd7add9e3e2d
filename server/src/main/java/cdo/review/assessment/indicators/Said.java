package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.review.assessment.indicators.ScoringRule.Item;
import java.util.List;

/** Titles of users' own data inside sentences: Chinese and English side by side, each language takes its own. */
final class Said {

    private Said() {
    }

    /** {@code indicators.title} is {@code {0}} in Chinese and {@code {1}} in English. */
    static Message title(String zh, String en) {
        return Message.of("indicators.title", zh, en);
    }

    static Message titles(List<Item> items) {
        return title(String.join("、", items.stream().map(Item::title).toList()), String.join(", ", items.stream().map(Item::titleEn).toList()));
    }
}
