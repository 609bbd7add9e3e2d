package cdo.office.appointments.web;

import cdo.office.appointments.Roster;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import cdo.platform.web.Slice;
import cdo.platform.web.Turned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 花名册 for other systems: the officers' posts and who holds them, as of a day; turned by the number of the post. */
@RestController
class RosterApi {

    private final Roster roster;
    private final Clocks clocks;
    private final Audit audit;

    RosterApi(Roster roster, Clocks clocks, Audit audit) {
        this.roster = roster;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** {@code phone}: masked for a reader who does not reach the unit; {@code vacantSince}: null when held, or when it never was. */
    record Answer(long postId, PostKind kind, long unitId, String unit, @Nullable Long personId, String name, String title, @Nullable LocalDate since, boolean acting,
                  boolean concurrent, String phone, @Nullable LocalDate vacantSince) {
    }

    @GetMapping(path = "/api/v1/roster", produces = MediaType.APPLICATION_JSON_VALUE)
    Turned<Answer> roster(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable UnitKind unitKind, @RequestParam @Nullable Long region,
                          @RequestParam @Nullable PostKind postKind, @RequestParam(defaultValue = "HELD") Roster.State state,
                          @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on, @RequestParam(defaultValue = "") String after,
                          @RequestParam(defaultValue = "100") int size) {
        LocalDate day = on == null ? clocks.today() : on;
        Slice<Roster.Entry> found = roster.numbered(who, new Roster.Filter(day, unitKind, region, postKind, state, q), Slice.Ask.keyed(size, after, ""));
        Turned<Answer> turned = Turned.of(found, entry -> new Answer(entry.postId(), entry.kind(), entry.unit().id(), entry.unit().name(),
                entry.personId(), entry.name(), entry.title(), entry.since(), entry.acting(), entry.concurrent(), entry.phone(), entry.vacantSince()));
        audit.exported(who, "appointments.roster-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", turned.rows().size(), "on", day, "form", "json");
        return turned;
    }
}
