package cdo.data.catalog.web;

import cdo.data.catalog.EntryRegister;
import cdo.data.catalog.EntryStage;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import cdo.platform.web.Turned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 政务数据目录 for other systems: the lines of the register's page, published ones for every officer, others within reach. */
@RestController
class EntriesApi {

    private final EntryRegister register;
    private final Audit audit;

    EntriesApi(EntryRegister register, Audit audit) {
        this.register = register;
        this.audit = audit;
    }

    @GetMapping(path = "/api/v1/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    Turned<EntryRegister.Row> entries(Who who, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String classification,
                                      @RequestParam(defaultValue = "") String sharing, @RequestParam(defaultValue = "") String open, @RequestParam @Nullable EntryStage stage,
                                      @RequestParam @Nullable Long system, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "100") int size) {
        var filter = new EntryRegister.Filter(q, unit, classification, sharing, open, stage == null ? "" : stage.name(), system, "");
        Slice<EntryRegister.Row> found = register.numbered(who, filter, Slice.Ask.keyed(size, after, ""));
        audit.exported(who, "catalog.exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", found.rows().size(), "filter", q);
        return Turned.of(found, row -> row);
    }
}
