package cdo.office.talent;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 数据运营机构 of a level (plan 二（二）5).
 *
 * @param unitId whose it is to build up (主管单位)
 * @param since  operating since
 */
public record OperatingBody(long id, long regionId, long unitId, Text text, BodyStage stage, @Nullable LocalDate since, @Nullable LocalDate closedOn, int version) {

    public static final String KIND = "operating-body";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/operating-bodies/" + id;
    }

    BodyStage moveTo(BodyStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("talent.body.stage", stage, next);
        }
        return next;
    }

    /**
     * What the unit writes.
     *
     * @param uscc     统一社会信用代码, empty while there is none
     * @param business 承担的业务
     * @param basis    批准或授权文件
     * @param staff    人员数
     */
    public record Text(String name, BodyKind kind, String uscc, String business, String basis, @Nullable Integer staff, String contact) {
    }
}
