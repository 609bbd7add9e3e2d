package cdo.office.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit writes, part by part; a draft may leave anything open.
 *
 * @param heldOn       时间
 * @param participants 参加人数
 * @param hours        学时
 * @param situation    试点情况
 * @param problems     存在的问题
 * @param suggestions  意见建议
 */
public record Parts(@Nullable LocalDate heldOn, String venue, @Nullable Integer participants, @Nullable BigDecimal hours, String content,
                    String situation, String problems, String suggestions) {

    public static final Parts EMPTY = new Parts(null, "", null, null, "", "", "", "");

    public static Parts summary(String situation, String problems, String suggestions) {
        return new Parts(null, "", null, null, "", situation, problems, suggestions);
    }

    public static Parts event(LocalDate heldOn, String venue, int participants, BigDecimal hours, String content) {
        return new Parts(heldOn, venue, participants, hours, content, "", "", "");
    }

    public boolean missing(ObligationForm.Part part) {
        return switch (part) {
            case HELD_ON -> heldOn == null;
            case VENUE -> venue.isBlank();
            case PARTICIPANTS -> participants == null || participants == 0;
            case HOURS -> hours == null || hours.signum() == 0;
            case CONTENT -> content.isBlank();
            case SITUATION -> situation.isBlank();
            case PROBLEMS -> problems.isBlank();
            case SUGGESTIONS -> suggestions.isBlank();
        };
    }
}
