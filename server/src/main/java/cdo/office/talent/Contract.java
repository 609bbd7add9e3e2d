package cdo.office.talent;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract with an appointed civil servant or for professional services (plan 四（三）).
 *
 * @param endedOn   the day on which it ended, when it did
 * @param outcome   how it went: 考核或验收结论
 * @param renewalOf the contract that it follows
 */
public record Contract(long id, long unitId, Text text, ContractStage stage, @Nullable LocalDate endedOn, String outcome, @Nullable Long renewalOf, int version) {

    public static final String KIND = "contract";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/contracts/" + id;
    }

    ContractStage moveTo(ContractStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("talent.contract.stage", stage, next);
        }
        return next;
    }

    /** Was it being fulfilled on that day? */
    public boolean inForce(LocalDate on) {
        LocalDate last = endedOn == null ? text.term().ends() : endedOn;
        return !on.isBefore(text.term().starts()) && !on.isAfter(last);
    }

    /**
     * What was agreed.
     *
     * @param title       岗位 or 服务内容
     * @param counterpart 受聘人 or 服务单位
     * @param work        职责或服务要求
     */
    public record Text(ContractKind kind, String title, String counterpart, String work, Term term) {
    }

    /**
     * For how long and for how much.
     *
     * @param amount yuan for the whole term
     */
    public record Term(String number, LocalDate signedOn, LocalDate starts, LocalDate ends, @Nullable BigDecimal amount) {
    }
}
