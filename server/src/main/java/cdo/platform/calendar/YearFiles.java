package cdo.platform.calendar;

import static cdo.platform.calendar.tables.ListedDayTable.LISTED_DAY;
import static cdo.platform.calendar.tables.YearFileTable.YEAR_FILE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The yearly notices taken in so far; the only writer of their tables. */
@Component
public class YearFiles {
    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Revisions revisions;
    private final Keepers keepers;
    private final ApplicationEventPublisher events;

    YearFiles(DSLContext sql, Clocks clocks, Audit audit, Revisions revisions, Keepers keepers, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.revisions = revisions;
        this.keepers = keepers;
        this.events = events;
    }

    /** Every notice ever taken in, newest year first, newest import first within a year. */
    @Transactional(readOnly = true)
    public List<YearRecord> history() {
        Map<Long, List<ListedDay>> days = sql.selectFrom(LISTED_DAY).orderBy(LISTED_DAY.DAY)
                .fetchGroups(LISTED_DAY.YEAR_FILE_ID, row -> new ListedDay(row.getDay(), row.getName(), row.getOffDay()));
        Set<Integer> seen = new HashSet<>();
        return sql.selectFrom(YEAR_FILE).orderBy(YEAR_FILE.YEAR.desc(), YEAR_FILE.ID.desc()).fetch(row -> new YearRecord(row.getId(),
                new YearFile(row.getYear(), List.of(row.getPapers()), days.getOrDefault(row.getId(), List.of())),
                row.getOrigin().equals("SHIPPED"), row.getFileName(), row.getImportedAt(), row.getImportedBy(), seen.add(row.getYear())));
    }

    /** The notice in force of each year, in order of year. */
    public List<YearFile> current() {
        return history().stream().filter(YearRecord::inForce).map(YearRecord::file).sorted(Comparator.comparingInt(YearFile::year)).toList();
    }

    /**
     * Says what a file would change, and writes nothing.
     *
     * @throws cdo.platform.kernel.Problem.Invalid with every fault of the file
     */
    @Transactional(readOnly = true)
    public List<YearPreview> preview(Who who, String text) {
        keepers.city(who);
        Map<Integer, YearFile> known = current().stream().collect(Collectors.toMap(YearFile::year, f -> f));
        return YearFileReader.read(text).stream().map(file -> YearPreview.of(file, known.get(file.year()))).toList();
    }

    /**
     * Puts a file's years in force. A year that says what is in force already is left alone, so importing twice is harmless.
     *
     * @return the years that changed
     * @throws cdo.platform.kernel.Problem.Invalid with every fault of the file; nothing is written
     */
    @Transactional
    public List<Integer> take(Who who, String fileName, String text) {
        keepers.city(who);
        revisions.next();
        List<YearPreview> changed = preview(who, text).stream().filter(p -> !p.changes().isEmpty()).toList();
        for (YearPreview preview : changed) {
            long id = insert(preview.file(), "IMPORTED", fileName, who.name() + " (" + who.login() + ")");
            audit.did(who, "calendar.year-imported", SubjectRef.of("calendar-year", id), "year", preview.file().year(), "file", fileName,
                    "changedDays", preview.changes().size());
            events.publishEvent(new CalendarChanged(null, preview.changes().getFirst().date()));
        }
        return changed.stream().map(p -> p.file().year()).toList();
    }

    /**
     * Takes in a year that ships with the product, unless a person has imported that year.
     *
     * @return what became different from an older shipped notice
     */
    @Transactional
    Optional<CalendarChanged> ship(YearFile file) {
        Optional<YearRecord> inForce = history().stream().filter(r -> r.inForce() && r.file().year() == file.year()).findFirst();
        YearPreview preview = YearPreview.of(file, inForce.map(YearRecord::file).orElse(null));
        if (inForce.filter(r -> !r.shipped()).isPresent() || preview.changes().isEmpty()) {
            return Optional.empty();
        }
        insert(file, "SHIPPED", file.year() + ".json", "数官");
        return inForce.map(r -> new CalendarChanged(null, preview.changes().getFirst().date()));
    }

    private long insert(YearFile file, String origin, String fileName, String by) {
        long id = sql.insertInto(YEAR_FILE).set(YEAR_FILE.YEAR, file.year()).set(YEAR_FILE.PAPERS, file.papers().toArray(String[]::new))
                .set(YEAR_FILE.ORIGIN, origin).set(YEAR_FILE.FILE_NAME, fileName).set(YEAR_FILE.IMPORTED_AT, clocks.now())
                .set(YEAR_FILE.IMPORTED_BY, by).returning(YEAR_FILE.ID).fetchSingle(YEAR_FILE.ID);
        var insert = sql.insertInto(LISTED_DAY, LISTED_DAY.YEAR_FILE_ID, LISTED_DAY.DAY, LISTED_DAY.NAME, LISTED_DAY.OFF_DAY);
        for (ListedDay day : file.days()) {
            insert = insert.values(id, day.date(), day.name(), day.offDay());
        }
        insert.execute();
        return id;
    }
}
