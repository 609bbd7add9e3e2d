package cdo.office.appointments;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 报送备案: a letter of one unit with its nominees.
 *
 * @param organiserId  the bureau it is filed with
 * @param round        how often the whole was sent; duties of each round are kept apart
 * @param letterNumber 发文字号 of the letter, empty until the unit's office gave one
 * @param submittedOn  day of the first sending that was not withdrawn
 * @param number       备案编号
 */
public record Filing(long id, long unitId, long organiserId, FilingStage stage, int round, String letterNumber, String note, long draftedBy, String drafter,
                     LocalDate draftedOn, @Nullable LocalDate submittedOn, @Nullable LocalDate filedOn, @Nullable String number, @Nullable Long receiptId,
                     int version, List<FilingLine> lines) {

    /** The kind under which subjects point at filings. */
    public static final String KIND = "filing";

    public Filing {
        lines = List.copyOf(lines);
    }

    /** The only change of stage. */
    Filing moveTo(FilingStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("appointments.filing.stage", stage, next);
        }
        return new Filing(id, unitId, organiserId, next, round, letterNumber, note, draftedBy, drafter, draftedOn, submittedOn, filedOn, number, receiptId, version, lines);
    }

    Filing submitted(@Nullable LocalDate on, int inRound) {
        return new Filing(id, unitId, organiserId, stage, inRound, letterNumber, note, draftedBy, drafter, draftedOn, on, filedOn, number, receiptId, version, lines);
    }

    Filing described(String asNumbered, String asNoted) {
        return new Filing(id, unitId, organiserId, stage, round, asNumbered, asNoted, draftedBy, drafter, draftedOn, submittedOn, filedOn, number, receiptId, version, lines);
    }

    Filing filed(LocalDate on, String asNumbered, Long receipt) {
        return new Filing(id, unitId, organiserId, stage, round, letterNumber, note, draftedBy, drafter, draftedOn, submittedOn, on, asNumbered, receipt, version, lines);
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/filings/" + id;
    }

    /** The bureau has it and at least one nominee is undecided. */
    public boolean waits() {
        return (stage == FilingStage.SUBMITTED || stage == FilingStage.UNDER_REVIEW || stage == FilingStage.CORRECTION)
                && lines.stream().anyMatch(line -> line.state() == NomineeState.PENDING);
    }

    /** The nominees that still count. */
    public List<FilingLine> standing() {
        return lines.stream().filter(line -> line.state() != NomineeState.WITHDRAWN).toList();
    }

    public boolean any(NomineeState state) {
        return lines.stream().anyMatch(line -> line.state() == state);
    }

    /** Has the bureau decided on any nominee? After that nothing is withdrawn as a whole. */
    public boolean decided() {
        return stage == FilingStage.UNDER_REVIEW || stage == FilingStage.CORRECTION || stage == FilingStage.FILED;
    }

    public FilingLine line(long lineId) {
        return lines.stream().filter(line -> line.id() == lineId).findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of("filing-line", lineId)));
    }

    /** The day on which the last of what was accepted came in: it decides whether the unit was in time. */
    LocalDate completeOn() {
        return standing().stream().map(FilingLine::submittedOn).filter(Objects::nonNull).max(LocalDate::compareTo).orElse(draftedOn);
    }
}
