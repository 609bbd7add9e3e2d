package cdo.platform.organization.web;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.UnitRegister;
import cdo.platform.web.Slice;
import cdo.platform.web.Turned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The units of the city as of a day, for other systems; they are known to everybody signed in. */
@RestController
class UnitsApi {

    private final UnitRegister register;
    private final Clocks clocks;
    private final Audit audit;

    UnitsApi(UnitRegister register, Clocks clocks, Audit audit) {
        this.register = register;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** @param uscc 统一社会信用代码, null where it is not recorded; {@code officer}: the chief data officer of that day, null when there is none */
    record Answer(long id, String name, String nameEn, UnitKind kind, String region, @Nullable Long parentId, @Nullable String parent, @Nullable String uscc, LocalDate since,
                  @Nullable String officer) {
    }

    @GetMapping(path = "/api/v1/units", produces = MediaType.APPLICATION_JSON_VALUE)
    Turned<Answer> units(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable UnitKind kind, @RequestParam @Nullable Long region,
                         @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on, @RequestParam(defaultValue = "") String after,
                         @RequestParam(defaultValue = "100") int size) {
        var filter = new UnitRegister.Filter(q, kind, region, on == null ? clocks.today() : on, "");
        Slice<UnitRegister.Row> found = register.numbered(filter, Slice.Ask.keyed(size, after, ""));
        audit.exported(who, "organization.units-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", found.rows().size(), "on", filter.on());
        return Turned.of(found, row -> new Answer(row.id(), row.name(), row.nameEn(), row.kind(), row.region(), row.parentId(), row.parent(), row.uscc(), row.validFrom(), row.officer()));
    }
}
