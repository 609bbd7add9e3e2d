package cdo.platform.organization;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.PlainName;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether there can be such a unit: its names, its place in the tree, its code, and whether its region has room for it. */
@Component
class UnitChecks {

    private static final int LONGEST = 100;
    private static final int LONGEST_ENGLISH = 200;
    private static final int LAST_POSITION = 99_999;

    private final UnitStates states;
    private final Regions regions;

    UnitChecks(UnitStates states, Regions regions) {
        this.states = states;
        this.regions = regions;
    }

    /** A unit to be founded on that day. */
    void mustFit(NewUnit unit, LocalDate from) {
        mustBeNamed(unit);
        Unit parent = states.must(unit.parentId(), from);
        Region region = regions.find(unit.regionId(), from).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("region", unit.regionId())));
        if (parent.regionId() != region.id() && !Long.valueOf(parent.regionId()).equals(region.parentId())) {
            throw new Problem.Invalid("regionId", "organization.unit.regionElsewhere");
        }
        mustStandUnder(unit.kind(), parent);
        mustBeTheOnly(unit.kind(), region, from);
        mustBeFree(unit.regionId(), unit.name(), from, 0);
        mustBeFreeShort(unit.regionId(), unit.shortName(), from, 0);
        mustBeSound(unit.uscc(), from);
    }

    /** Other names for a unit that there is. */
    void mustFit(Unit before, NewUnit names, LocalDate on) {
        mustBeNamed(names);
        mustBeFree(before.regionId(), names.name(), on, before.id());
        if (!names.shortName().equals(before.shortName())) {
            mustBeFreeShort(before.regionId(), names.shortName(), on, before.id());
        }
    }

    private static void mustBeNamed(NewUnit unit) {
        var wrong = new ArrayList<Problem.FieldError>();
        if (unit.name().isEmpty()) {
            wrong.add(new Problem.FieldError("name", Message.of("organization.unit.nameMissing")));
        } else {
            name(wrong, "name", unit.name(), LONGEST);
            if (!unit.shortName().equals(unit.name())) {
                name(wrong, "shortName", unit.shortName(), LONGEST);
            }
            if (!unit.nameEn().equals(unit.name())) {
                name(wrong, "nameEn", unit.nameEn(), LONGEST_ENGLISH);
            }
        }
        if (unit.position() < 0 || unit.position() > LAST_POSITION) {
            wrong.add(new Problem.FieldError("position", Message.of("form.number", "0", Integer.toString(LAST_POSITION))));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
    }

    private static void name(List<Problem.FieldError> wrong, String field, String typed, int longest) {
        if (!PlainName.sound(typed)) {
            wrong.add(new Problem.FieldError(field, Message.of("organization.unit.nameUnseen")));
        } else if (typed.length() > longest) {
            wrong.add(new Problem.FieldError(field, Message.of("form.tooLong", longest)));
        }
    }

    /** 政府、任免机关、主管部门和乡镇（街道） are a government's own; no department has a town below it. */
    void mustStandUnder(UnitKind kind, Unit parent) {
        boolean governments = switch (kind) {
            case GOVERNMENT, AUTHORITY, BUREAU, TOWNSHIP -> true;
            case DEPARTMENT, INSTITUTION, ENTERPRISE -> false;
        };
        if (governments && parent.kind() != UnitKind.GOVERNMENT) {
            throw new Problem.Invalid("parent", "organization.unit.underGovernment", kind, Dates.named(parent.name(), parent.nameEn()));
        }
    }

    /** A region has one government and one bureau. A second authority there must be: it is founded before the change-over. */
    private void mustBeTheOnly(UnitKind kind, Region region, LocalDate from) {
        if (kind == UnitKind.GOVERNMENT || kind == UnitKind.BUREAU) {
            states.ofKind(region.id(), kind, from).ifPresent(other -> {
                throw new Problem.Invalid("kind", kind == UnitKind.BUREAU ? "organization.unit.onlyBureau" : "organization.unit.onlyGovernment",
                        Dates.named(region.name(), region.nameEn()), Dates.named(other.name(), other.nameEn()));
            });
        }
    }

    private void mustBeFree(long regionId, String name, LocalDate from, long self) {
        states.namesake(regionId, name, from, self).ifPresent(other -> {
            throw new Problem.Invalid("name", "organization.unit.nameTaken", name, Dates.said(other.validFrom()));
        });
    }

    private void mustBeFreeShort(long regionId, String shortName, LocalDate from, long self) {
        states.calledSo(regionId, shortName, from, self).ifPresent(other -> {
            throw new Problem.Invalid("shortName", "organization.unit.shortTaken", shortName, Dates.named(other.name(), other.nameEn()));
        });
    }

    private void mustBeSound(@Nullable String uscc, LocalDate from) {
        if (uscc == null) {
            return;
        }
        CreditCode.trouble(uscc).ifPresent(trouble -> {
            throw new Problem.Invalid(List.of(new Problem.FieldError("uscc", trouble)));
        });
        states.bearer(uscc, from).ifPresent(other -> {
            throw new Problem.Invalid("uscc", "organization.uscc.taken", Dates.named(other.name(), other.nameEn()));
        });
    }

    /** Posts, duties and tenures pass on to a successor of the same level of government; a county's to no city department. */
    void mustBeOneLevel(Unit ending, Unit successor, LocalDate on) {
        if (ending.regionId() != successor.regionId() && county(ending, on) != county(successor, on)) {
            throw new Problem.Invalid("into", "organization.unit.otherLevel", Dates.named(ending.name(), ending.nameEn()), Dates.named(successor.name(), successor.nameEn()));
        }
    }

    private boolean county(Unit unit, LocalDate on) {
        return regions.find(unit.regionId(), on).or(() -> regions.find(unit.regionId(), unit.validFrom())).filter(region -> region.level().county()).isPresent();
    }
}
