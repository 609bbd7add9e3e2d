package cdo.review.assessment.indicators;

import static cdo.review.assessment.tables.SystemTable.SYSTEM;
import static cdo.review.assessment.tables.SystemVersionTable.SYSTEM_VERSION;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Measure;
import cdo.platform.organization.Groups;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All indicator systems: begun empty or from a shipped template (建议), edited as a draft, issued; a change of what is in force
 * is a new version. What is issued is open to every officer; drafts are the organiser's own.
 */
@Component
@Transactional
public class IndicatorSystems {

    public static final String KIND = "indicator-system";

    private final SystemRows rows;
    private final SystemTemplates templates;
    private final Catalogue measures;
    private final Groups groups;
    private final Audit audit;
    private final Clocks clocks;

    IndicatorSystems(SystemRows rows, SystemTemplates templates, Catalogue measures, Groups groups, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.templates = templates;
        this.measures = measures;
        this.groups = groups;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Begins a system of the own unit, empty or from a template's key. @return the draft's version id */
    public long begin(Who who, String title, String titleEn, @Nullable String template) {
        who.must(IndicatorRights.EDIT, who.unitId());
        if (rows.titled(who.unitId(), title)) {
            throw new Problem.Invalid("title", "indicators.taken", title);
        }
        long system = rows.insertSystem(who.unitId(), title, titleEn.isBlank() ? title : titleEn, template);
        long version = rows.insertVersion(system, 1, "", GradeScale.USUAL, who.name(), clocks.today());
        if (template != null) {
            rows.fill(version, templates.get(template, keys()).indicators(), List.of());
        }
        audit.did(who, "assessment.system-begun", ref(version), "title", title, "template", template == null ? "" : template);
        return version;
    }

    /** Copies what is in force into a draft that is changed at leisure. @return the draft's version id */
    public long revise(Who who, long versionId, String reason) {
        IndicatorSystem from = get(versionId);
        who.must(IndicatorRights.EDIT, from.organiserId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "indicators.revise.reason");
        }
        if (from.state() != SystemState.IN_FORCE) {
            throw new Problem.Refused("indicators.revise.notInForce");
        }
        editions(from.systemId()).stream().filter(each -> each.state() == SystemState.DRAFT).findFirst().ifPresent(draft -> {
            throw new Problem.Refused("indicators.revise.open", draft.number());
        });
        long draft = rows.insertVersion(from.systemId(), from.number() + 1, reason, from.scale(), who.name(), clocks.today());
        rows.fill(draft, from.indicators(), from.weights());
        audit.did(who, "assessment.system-revised", ref(draft), "from", from.number(), "reason", reason);
        return draft;
    }

    /** Puts a draft in force; the version before it is replaced, runs that began with it keep it. */
    public void issue(Who who, long versionId, int version) {
        IndicatorSystem draft = draft(who, IndicatorRights.ISSUE, versionId, version);
        List<Message> faults = faults(draft);
        if (!faults.isEmpty()) {
            throw new Problem.Refused("indicators.issue.faults", faults.size());
        }
        rows.issue(draft.systemId(), versionId, who.name(), clocks.today());
        audit.did(who, "assessment.system-issued", ref(versionId), "number", draft.number());
    }

    /** Gives up a draft beside a version in force. */
    public void discard(Who who, long versionId, int version) {
        IndicatorSystem draft = draft(who, IndicatorRights.EDIT, versionId, version);
        if (draft.number() == 1) {
            throw new Problem.Refused("indicators.discard.first");
        }
        rows.discard(versionId);
        audit.did(who, "assessment.system-draft-discarded", ref(versionId), "number", draft.number());
    }

    public void rescale(Who who, long versionId, int version, GradeScale scale) {
        draft(who, IndicatorRights.EDIT, versionId, version);
        if (scale.excellentFrom().compareTo(scale.goodFrom()) <= 0 || scale.goodFrom().compareTo(scale.passFrom()) <= 0 || scale.passFrom().signum() <= 0) {
            throw new Problem.Invalid("excellentFrom", "indicators.scale.order");
        }
        rows.rescale(versionId, scale);
        audit.did(who, "assessment.grades-set", ref(versionId), "excellent", scale.excellentFrom(), "good", scale.goodFrom(), "pass", scale.passFrom());
    }

    /** What keeps a draft from being issued. */
    @Transactional(readOnly = true)
    public List<Message> faults(IndicatorSystem system) {
        return SystemChecks.faults(system, keys(), groupNames(), this::groupName);
    }

    /** What a condition may call a comparable group. */
    List<String> groupNames() {
        return groups.all().stream().map(Groups.Group::name).toList();
    }

    private Message groupName(long id) {
        Groups.Group group = groups.get(id);
        return Said.title(group.name(), group.nameEn().isBlank() ? group.name() : group.nameEn());
    }

    @Transactional(readOnly = true)
    public IndicatorSystem get(long versionId) {
        return rows.version(versionId).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(KIND, versionId)));
    }

    /** For a reader: what is issued, or a draft of the own unit. */
    @Transactional(readOnly = true)
    public IndicatorSystem read(Who who, long versionId) {
        IndicatorSystem system = get(versionId);
        if (!readable(who, system.state(), system.organiserId())) {
            throw new Problem.Hidden(SubjectRef.of(KIND, versionId));
        }
        return system;
    }

    @Transactional(readOnly = true)
    public Optional<IndicatorSystem> find(long versionId) {
        return rows.version(versionId);
    }

    /** The version that a new run takes. */
    @Transactional(readOnly = true)
    public Optional<IndicatorSystem> inForce(long systemId) {
        return rows.editions(SYSTEM_VERSION.SYSTEM_ID.eq(systemId).and(SYSTEM_VERSION.STATE.eq(SystemState.IN_FORCE.name()))).stream().findFirst().map(each -> get(each.versionId()));
    }

    /** Every version of a system, latest first. */
    @Transactional(readOnly = true)
    public List<Edition> editions(long systemId) {
        return rows.editions(SYSTEM_VERSION.SYSTEM_ID.eq(systemId));
    }

    /** One line per system for this reader: its draft where they may see it, else its version in force. */
    @Transactional(readOnly = true)
    public List<Edition> all(Who who) {
        who.must(IndicatorRights.SEE);
        return rows.editions(SYSTEM_VERSION.STATE.ne(SystemState.REPLACED.name())).stream().filter(each -> readable(who, each.state(), each.organiserId())).toList();
    }

    /** Systems in force of an organiser, for new runs. */
    @Transactional(readOnly = true)
    public List<Edition> inForceOf(long organiserId) {
        return rows.editions(SYSTEM.ORGANISER_ID.eq(organiserId).and(SYSTEM_VERSION.STATE.eq(SystemState.IN_FORCE.name())));
    }

    public boolean edits(Who who, IndicatorSystem system) {
        return system.state() == SystemState.DRAFT && who.may(IndicatorRights.EDIT, system.organiserId());
    }

    /** Locks a draft for a change: the right, the state, nobody in between. */
    IndicatorSystem draft(Who who, cdo.platform.kernel.Right right, long versionId, int version) {
        IndicatorSystem draft = read(who, versionId);
        who.must(right, draft.organiserId());
        if (draft.state() != SystemState.DRAFT) {
            throw new Problem.Refused("indicators.notDraft");
        }
        if (!rows.touch(versionId, version)) {
            throw new Problem.Stale(SubjectRef.of(KIND, versionId));
        }
        return draft;
    }

    Set<String> keys() {
        return measures.all().stream().map(Measure::key).collect(Collectors.toSet());
    }

    static SubjectRef ref(long versionId) {
        return SubjectRef.of(KIND, versionId);
    }

    private static boolean readable(Who who, SystemState state, long organiserId) {
        return state == SystemState.DRAFT ? who.may(IndicatorRights.EDIT, organiserId) || who.may(IndicatorRights.ISSUE, organiserId) : who.may(IndicatorRights.SEE) && (who.seat() != null || who.reads(organiserId));
    }

    /** Titles in both languages for sentences. */
    public static Message named(Edition edition) {
        return Said.title(edition.title(), edition.titleEn());
    }

}
