package cdo.data.catalog;

import static cdo.data.catalog.tables.ClassificationTable.CLASSIFICATION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 信息资源分类: the tree of 类, 项, 目 and 细目. What the guide names ships; bureaus add 目 and 细目 below. */
@Component
@Transactional
public class Classifications {

    static final String KIND = "classification";

    private final DSLContext sql;
    private final Audit audit;

    Classifications(DSLContext sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * A place in the tree.
     *
     * @param code            the whole 分类码, for example 307001
     * @param organiserUnitId who added it; null: ships
     */
    public record Place(long id, @Nullable Long parentId, ClassificationLevel level, String code, String nameZh, String nameEn, @Nullable Long organiserUnitId, boolean closed, int version) {
        public String name(Language language) {
            return language.chinese() ? nameZh : nameEn;
        }

        /** Entries stand at a 项 or below. */
        public boolean takesEntries() {
            return level != ClassificationLevel.CLASS && !closed;
        }
    }

    /** The whole tree, parents before children, in the order of the codes. */
    @Transactional(readOnly = true)
    public List<Place> tree() {
        return sql.selectFrom(CLASSIFICATION).where(noCondition()).orderBy(CLASSIFICATION.CODE).fetch(Classifications::place);
    }

    @Transactional(readOnly = true)
    public Optional<Place> find(long id) {
        return sql.selectFrom(CLASSIFICATION).where(CLASSIFICATION.ID.eq(id)).fetchOptional(Classifications::place);
    }

    @Transactional(readOnly = true)
    public Optional<Place> coded(String code) {
        return sql.selectFrom(CLASSIFICATION).where(CLASSIFICATION.CODE.eq(code)).fetchOptional(Classifications::place);
    }

    /** 部门信息资源 / 省及以下各级政务部门（307）. */
    @Transactional(readOnly = true)
    public Said path(long id) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        String code = "";
        for (Optional<Place> place = find(id); place.isPresent(); place = place.get().parentId() == null ? Optional.empty() : find(place.get().parentId())) {
            zh.addFirst(place.get().nameZh());
            en.addFirst(place.get().nameEn());
            code = code.isEmpty() ? place.get().code() : code;
        }
        return zh.isEmpty() ? Said.NOTHING : new Said(String.join(" / ", zh) + "（" + code + "）", String.join(" / ", en) + " (" + code + ")");
    }

    /** Adds a 目 under a 项 or a 细目 under a 目; its code is the next under its parent. */
    public long add(Who who, long parentId, String nameZh, String nameEn) {
        who.must(CatalogRights.CLASSIFY, who.unitId());
        Place parent = lock(parentId);
        if (parent.organiserUnitId() != null) {
            // a region adds below what ships and below its own, not below another region's
            who.must(CatalogRights.CLASSIFY, parent.organiserUnitId());
        }
        ClassificationLevel level = parent.level().below().filter(below -> below.ordinal() >= ClassificationLevel.GROUP.ordinal())
                .orElseThrow(() -> new Problem.Invalid("parent", "catalog.classification.depth"));
        if (parent.closed()) {
            throw new Problem.Invalid("parent", "catalog.classification.parentClosed");
        }
        SecretWords.refuse(java.util.Map.of("nameZh", nameZh));
        mustBeFree(parentId, nameZh, 0);
        String last = sql.select(max(CLASSIFICATION.CODE)).from(CLASSIFICATION).where(CLASSIFICATION.PARENT_ID.eq(parentId)).fetchSingle().value1();
        int number = last == null ? 1 : Integer.parseInt(last.substring(parent.code().length())) + 1;
        if (number > 999) {
            throw new Problem.Invalid("parent", "catalog.classification.full");
        }
        String code = parent.code() + ("%0" + level.digits() + "d").formatted(number);
        long id = sql.insertInto(CLASSIFICATION).set(CLASSIFICATION.PARENT_ID, parentId).set(CLASSIFICATION.LEVEL, level.name()).set(CLASSIFICATION.CODE, code)
                .set(CLASSIFICATION.NAME_ZH, nameZh).set(CLASSIFICATION.NAME_EN, nameEn.isBlank() ? nameZh : nameEn).set(CLASSIFICATION.ORGANISER_UNIT_ID, who.unitId())
                .returningResult(CLASSIFICATION.ID).fetchSingle().value1();
        audit.did(who, "catalog.classification-added", SubjectRef.of(KIND, id), "code", code, "name", nameZh);
        return id;
    }

    /** Corrects the names of a place that this bureau added, or closes it to new entries. Codes never change. */
    public void amend(Who who, long id, int version, String nameZh, String nameEn, boolean closed) {
        who.must(CatalogRights.CLASSIFY);
        Place place = lock(id);
        if (place.organiserUnitId() == null) {
            throw new Problem.Refused("catalog.classification.ships", place.nameZh());
        }
        who.must(CatalogRights.CLASSIFY, place.organiserUnitId());
        if (place.version() != version) {
            throw new Problem.Stale(SubjectRef.of(KIND, id));
        }
        SecretWords.refuse(java.util.Map.of("nameZh", nameZh));
        mustBeFree(place.parentId(), nameZh, id);
        sql.update(CLASSIFICATION).set(CLASSIFICATION.NAME_ZH, nameZh).set(CLASSIFICATION.NAME_EN, nameEn.isBlank() ? nameZh : nameEn).set(CLASSIFICATION.CLOSED, closed)
                .set(CLASSIFICATION.VERSION, version + 1).where(CLASSIFICATION.ID.eq(id)).execute();
        audit.did(who, "catalog.classification-amended", SubjectRef.of(KIND, id), "before", place.nameZh(), "after", nameZh, "closed", closed);
    }

    private void mustBeFree(@Nullable Long parentId, String name, long self) {
        if (sql.fetchExists(CLASSIFICATION, CLASSIFICATION.PARENT_ID.eq(parentId).and(CLASSIFICATION.NAME_ZH.eq(name)).and(CLASSIFICATION.ID.ne(self)))) {
            throw new Problem.Invalid("nameZh", "catalog.classification.taken", name);
        }
    }

    private Place lock(long id) {
        return sql.selectFrom(CLASSIFICATION).where(CLASSIFICATION.ID.eq(id)).forUpdate().fetchOptional(Classifications::place)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(KIND, id)));
    }

    private static Place place(Record row) {
        return new Place(row.get(CLASSIFICATION.ID), row.get(CLASSIFICATION.PARENT_ID), ClassificationLevel.valueOf(row.get(CLASSIFICATION.LEVEL)), row.get(CLASSIFICATION.CODE),
                row.get(CLASSIFICATION.NAME_ZH), row.get(CLASSIFICATION.NAME_EN), row.get(CLASSIFICATION.ORGANISER_UNIT_ID), row.get(CLASSIFICATION.CLOSED),
                row.get(CLASSIFICATION.VERSION));
    }
}
