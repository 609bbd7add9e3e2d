package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingTable.FILING;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.organization.UnitNames;
import cdo.platform.web.Searchable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Filings as the search finds them: unit, letter, filing number, the nominees' names; nothing else of a nominee. */
@Component
class SearchableFilings implements Searchable {

    private static final int AT_ONCE = 200;

    private final FilingRows rows;
    private final UnitNames names;
    private final Words words;

    SearchableFilings(FilingRows rows, UnitNames names, Words words) {
        this.rows = rows;
        this.names = names;
        this.words = words;
    }

    @Override
    public String kind() {
        return Filing.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Filing.KIND, "unit");
    }

    @Override
    public void all(Consumer<Item> found) {
        for (int from = 0;; from += AT_ONCE) {
            List<Filing> some = rows.list(FILING.STAGE.ne(FilingStage.DISCARDED.name()), AT_ONCE, from);
            UnitNames.Many units = names.of(some.stream().map(Filing::unitId).collect(Collectors.toSet()));
            some.forEach(filing -> found.accept(item(filing, units.of(filing.unitId()))));
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    private Item item(Filing filing, UnitNames.Named unit) {
        String title = words.say(Language.ZH, "appointments.search.filing", unit.zh());
        String nominees = filing.standing().stream().map(line -> line.nominee().name()).collect(Collectors.joining("、"));
        return new Item(filing.id(), title, String.join(" ", filing.letterNumber(), Objects.requireNonNullElse(filing.number(), ""), nominees).strip());
    }
}
