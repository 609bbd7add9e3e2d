package cdo.review.cockpit.web;

import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Rankings;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.review.cockpit.Board;
import cdo.review.cockpit.Boards;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of the asker's own reach, and of any unit the asker may read; its vacancies; the same on a wall. */
@Controller
class CockpitPages {

    private static final String FIRST = "duties.met-on-time";
    /** How many vacancies the board itself shows. */
    private static final int SHOWN = 6;

    private final Boards boards;
    private final Catalogue catalogue;
    private final Rankings rankings;
    private final Units units;
    private final Evidence evidence;

    CockpitPages(Boards boards, Catalogue catalogue, Rankings rankings, Units units, Evidence evidence) {
        this.boards = boards;
        this.catalogue = catalogue;
        this.rankings = rankings;
        this.units = units;
        this.evidence = evidence;
    }

    @GetMapping("/cockpit")
    Screen own(Who who, Page page, @RequestParam(defaultValue = FIRST) String measure, @RequestParam(name = "page", defaultValue = "1") int number, @RequestParam(defaultValue = "25") int size) {
        return board(who, page, null, measure, new Slice.Ask(number, size));
    }

    @GetMapping("/cockpit/units/{id}")
    Screen unit(Who who, Page page, @PathVariable long id, @RequestParam(defaultValue = FIRST) String measure, @RequestParam(name = "page", defaultValue = "1") int number, @RequestParam(defaultValue = "25") int size) {
        return board(who, page, id, measure, new Slice.Ask(number, size));
    }

    private Screen board(Who who, Page page, @Nullable Long id, String key, Slice.Ask ask) {
        Measure measure = catalogue.get(key);
        Board board = boards.of(who, id, measure);
        List<Board.Vacancy> vacancies = board.vacancies();
        return Screen.of("review/cockpit/board").with("board", board).with("takenAt", evidence.takenAt(board.day())).with("parts", cut(board.places(), ask, board.places().size())).with("measure", measure).with("map", Colours.map(page, board, measure))
                .with("vacancies", vacancies.subList(0, Math.min(SHOWN, vacancies.size()))).with("choices", Choice.of(catalogue.all(), Measure::key, each -> page.t("measure." + each.key())));
    }

    @GetMapping("/cockpit/units/{id}/vacancies")
    Screen vacancies(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String was, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        Board board = boards.of(who, id, catalogue.get(FIRST));
        List<Board.Vacancy> wanted = board.vacancies().stream().filter(each -> switch (was) {
            case "left" -> each.since() != null;
            case "never" -> each.since() == null;
            default -> true;
        }).toList();
        return Screen.of("review/cockpit/vacancies").with("board", board).with("slice", cut(wanted, new Slice.Ask(page, size), board.vacancies().size()));
    }

    private static <R> Slice<R> cut(List<R> all, Slice.Ask ask, int total) {
        int from = Math.min(all.size(), ask.offset());
        return ask.of(all.subList(from, Math.min(all.size(), from + ask.size())), all.size(), total);
    }

    /** For a wall of 1920×1080, which strangers see: counties are shown one by one only where their organiser lets rankings carry names. */
    @GetMapping("/cockpit/units/{id}/wall")
    Screen wall(Who who, Page page, @PathVariable long id, @RequestParam(defaultValue = FIRST) String measure) {
        Measure shown = catalogue.get(measure);
        Board board = boards.of(who, id, shown);
        boolean names = rankings.rule(units.bureau(board.unit().regionId(), board.day()).id()).names();
        return Screen.of("review/cockpit/wall").with("board", board).with("measure", shown).with("names", names).with("map", Colours.map(page, board, shown)).with("levels", Colours.levels(board, shown));
    }
}
