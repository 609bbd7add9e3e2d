package cdo.office.appointments.web;

import cdo.office.appointments.Roster;
import cdo.office.appointments.RosterPapers;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Regions;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.UnitKind;
import cdo.platform.web.Languages;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 花名册 on screen and as files; what is exported is exactly what is filtered. */
@Controller
class RosterPages {

    private final Roster roster;
    private final RosterPapers rosterPapers;
    private final Papers press;
    private final Imprints imprints;
    private final Regions regions;
    private final Clocks clocks;
    private final Audit audit;

    RosterPages(Roster roster, RosterPapers rosterPapers, Papers press, Imprints imprints, Regions regions, Clocks clocks, Audit audit) {
        this.roster = roster;
        this.rosterPapers = rosterPapers;
        this.press = press;
        this.imprints = imprints;
        this.regions = regions;
        this.clocks = clocks;
        this.audit = audit;
    }

    @GetMapping("/roster")
    Screen roster(Who who, HttpServletRequest request, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        Roster.Filter filter = filter(request);
        List<Roster.Entry> all = roster.entries(who, filter);
        var ask = new Slice.Ask(page, size);
        int total = roster.entries(who, new Roster.Filter(filter.on(), null, null, null, Roster.State.ALL, "")).size();
        var shown = all.stream().skip(ask.offset()).limit(ask.size()).toList();
        return Screen.of("office/appointments/roster").with("slice", ask.of(shown, all.size(), total)).with("filter", filter)
                .with("regions", regions.all(filter.on()).stream().filter(region -> region.level() != RegionLevel.TOWNSHIP && region.level() != RegionLevel.PROVINCE).toList())
                .with("query", request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    @GetMapping("/roster/export.xlsx")
    ResponseEntity<byte[]> workbook(Who who, HttpServletRequest request) {
        Roster.Filter filter = filter(request);
        List<Roster.Entry> entries = taken(who, filter, "xlsx");
        return Downloads.workbook("首席数据官花名册" + filter.on(), rosterPapers.workbook(Languages.of(request), entries, filter, imprints.of(who)));
    }

    @GetMapping("/roster/export.docx")
    ResponseEntity<byte[]> word(Who who, HttpServletRequest request) {
        Roster.Filter filter = filter(request);
        return Downloads.word("首席数据官花名册" + filter.on(), press.docx(rosterPapers.sheet(taken(who, filter, "docx"), filter, imprints.cityName()), imprints.of(who)));
    }

    @GetMapping("/roster/export.pdf")
    ResponseEntity<byte[]> pdf(Who who, HttpServletRequest request) {
        Roster.Filter filter = filter(request);
        return Downloads.pdf("首席数据官花名册" + filter.on(), press.pdf(rosterPapers.sheet(taken(who, filter, "pdf"), filter, imprints.cityName()), imprints.of(who)));
    }

    private List<Roster.Entry> taken(Who who, Roster.Filter filter, String form) {
        List<Roster.Entry> entries = roster.entries(who, filter);
        audit.exported(who, "appointments.roster-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", entries.size(), "on", filter.on(), "form", form);
        return entries;
    }

    private Roster.Filter filter(HttpServletRequest request) {
        LocalDate day = Reading.asked("on", asked(request, "on"), clocks.today());
        String region = asked(request, "region");
        return new Roster.Filter(day, constant(UnitKind.class, asked(request, "unitKind")), region.matches("\\d{1,18}") ? Long.valueOf(region) : null,
                constant(PostKind.class, asked(request, "postKind")), state(asked(request, "state")), asked(request, "q"));
    }

    private static Roster.State state(String asked) {
        return switch (asked) {
            case "vacant" -> Roster.State.VACANT;
            case "all" -> Roster.State.ALL;
            default -> Roster.State.HELD;
        };
    }

    private static String asked(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static <E extends Enum<E>> @org.jspecify.annotations.Nullable E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}
