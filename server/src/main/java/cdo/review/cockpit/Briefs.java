package cdo.review.cockpit;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Rankings;
import cdo.platform.measures.Value;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 月度简报: one printed page on a month, from the same snapshots as the board. It leaves the house on paper, so it names units
 * that lag only where the organiser lets rankings carry names.
 */
@Component
@Transactional(readOnly = true)
public class Briefs {

    /** So many fit on the page beside what has to be said. */
    private static final int LINES = 7;
    private static final int NAMED = 3;

    private final Boards boards;
    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Rankings rankings;
    private final Units units;
    private final Words words;
    private final Clocks clocks;

    Briefs(Boards boards, Catalogue catalogue, Evidence evidence, Rankings rankings, Units units, Words words, Clocks clocks) {
        this.boards = boards;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.rankings = rankings;
        this.units = units;
        this.words = words;
        this.clocks = clocks;
    }

    /** The brief of a month; of the running one up to today. Refused for a month to come. */
    public OfficialDocument compose(Who who, long unitId, YearMonth month) {
        LocalDate today = clocks.today();
        if (month.atDay(1).isAfter(today)) {
            throw new Problem.Refused("cockpit.brief.future", month.toString());
        }
        LocalDate day = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
        LocalDate since = evidence.since().orElse(today);
        if (day.isBefore(since)) {
            throw new Problem.Refused("cockpit.brief.before", YearMonth.from(since).toString());
        }
        LocalDate before = month.atDay(1).minusDays(1);
        Set<Long> covered = boards.covered(who, unitId, day);
        Unit unit = units.find(unitId, day).orElseGet(() -> units.get(unitId));
        Map<String, Evidence.Total> now = evidence.totals(covered, day);
        Map<String, Evidence.Total> then = evidence.totals(covered, before);
        List<Board.Tile> tiles = catalogue.all().stream().map(measure -> Boards.tile(measure, now.get(measure.key()), then.get(measure.key()))).filter(tile -> tile.taken() != null).toList();
        return OfficialDocument.draft(DocumentKind.BULLETIN, unit.name() + "首席数据官工作简报").subtitle("（" + month.getYear() + "年" + month.getMonthValue() + "月）")
                .body(body -> write(body, unit, day, covered, tiles)).signed(day, units.bureau(unit.regionId(), day).name()).withoutSeal().build();
    }

    private void write(Blocks body, Unit unit, LocalDate day, Set<Long> covered, List<Board.Tile> tiles) {
        if (tiles.isEmpty()) {
            body.text("截至" + written(day) + "尚无指标快照。");
            return;
        }
        body.text("截至%s，%s共涉及%d个单位，主要指标如下：".formatted(written(day), unit.shortName(), covered.size()));
        body.table("", List.of(5.0, 2.5, 2.5, 3.5), List.of("指标", "数值", "计入/应计", "与上月末比"), PlanGoal.headlines(PlanGoal.standings(tiles), LINES).stream().map(this::line).toList());
        body.text("需要关注。" + attention(unit, day, covered, tiles));
        body.text("本月变化。" + changed(tiles));
    }

    private List<String> line(Board.Tile tile) {
        return List.of(title(tile.measure()), shown(tile.measure(), tile.value()), number(tile.value().numerator()) + "/" + number(tile.value().denominator()), change(tile));
    }

    private String attention(Unit unit, LocalDate day, Set<Long> covered, List<Board.Tile> tiles) {
        var said = new ArrayList<String>();
        tile(tiles, "duties.overdue").ifPresent(tile -> said.add("逾期未办结事项" + number(tile.value().numerator()) + "项" + named(unit, day, covered, tile.measure())));
        tile(tiles, "appointments.posts-filled").ifPresent(tile -> said.add("首席数据官岗位空缺" + number(tile.value().denominator().subtract(tile.value().numerator())) + "个"));
        return said.isEmpty() ? "无。" : String.join("；", said) + "。";
    }

    /** Those with most, only where rankings may carry names. */
    private String named(Unit unit, LocalDate day, Set<Long> covered, Measure measure) {
        if (!rankings.rule(units.bureau(unit.regionId(), day).id()).names()) {
            return "";
        }
        Map<Long, Value> values = evidence.perUnit(measure, day);
        String names = units.all(day).stream().filter(each -> covered.contains(each.id()) && values.containsKey(each.id()) && values.get(each.id()).numerator().signum() > 0)
                .sorted(Comparator.comparing((Unit each) -> values.get(each.id()).numerator()).reversed()).limit(NAMED).map(each -> each.shortName() + number(values.get(each.id()).numerator()) + "项").collect(Collectors.joining("、"));
        return names.isEmpty() ? "" : "（较多的是" + names + "）";
    }

    private String changed(List<Board.Tile> tiles) {
        List<String> said = PlanGoal.standings(tiles).stream().flatMap(standing -> standing.tiles().stream()).filter(tile -> tile.change() != null && tile.change().signum() != 0)
                .sorted(Comparator.comparing((Board.Tile tile) -> tile.measure().kind() == Measure.Kind.RATIO ? 0 : 1)).limit(NAMED)
                .map(tile -> title(tile.measure()) + (Objects.requireNonNull(tile.change()).signum() > 0 ? "上升" : "下降") + amount(tile.measure(), tile.change().abs())).toList();
        return said.isEmpty() ? "主要指标与上月末持平，或上月末没有可比的快照。" : String.join("，", said) + "。";
    }

    private String change(Board.Tile tile) {
        if (tile.change() == null) {
            return tile.since() == null ? "无可比快照" : "不适用";
        }
        return tile.change().signum() == 0 ? "持平" : (tile.change().signum() > 0 ? "+" : "−") + amount(tile.measure(), tile.change().abs());
    }

    private static String amount(Measure measure, BigDecimal amount) {
        return measure.kind() == Measure.Kind.RATIO ? amount.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "个百分点" : number(amount) + (measure.kind() == Measure.Kind.DAYS ? "天" : "");
    }

    private static String shown(Measure measure, Value value) {
        return value.value() == null ? "不适用" : measure.kind() == Measure.Kind.RATIO ? value.percent() + "%" : number(value.value());
    }

    private static java.util.Optional<Board.Tile> tile(List<Board.Tile> tiles, String key) {
        return tiles.stream().filter(each -> each.measure().key().equals(key)).findFirst();
    }

    private String title(Measure measure) {
        return words.say(Language.ZH, Message.of("measure." + measure.key()));
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() > 1 ? plain.setScale(1, RoundingMode.HALF_UP) : plain).toPlainString();
    }

    private static String written(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** What the audit and the file name call it. */
    public static String fileName(OfficialDocument brief) {
        return brief.heading() + brief.subtitle().orElse("");
    }
}
