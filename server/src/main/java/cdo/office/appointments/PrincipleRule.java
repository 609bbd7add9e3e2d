package cdo.office.appointments;

import cdo.platform.kernel.Message;
import cdo.platform.organization.PostKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the plan asks «in principle» (原则上, 二（一）1–5) of who holds a post. A departure is allowed: it warns and asks for a
 * reason, which is kept. Read from the position and the portfolio as typed, so it may also warn where all is well.
 */
public enum PrincipleRule {
    /** 由分管政务数据管理工作的领导兼任 */
    LEADER_IN_CHARGE,
    /** 由政务服务和大数据管理局主要负责人兼任 */
    HEAD_OF_BUREAU,
    /** 由本部门领导班子成员兼任 */
    LEADERSHIP_MEMBER;

    private static final Pattern DATA = Pattern.compile("数据|数字|信息化|data|digital", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD = Pattern.compile("局长|主任|主要负责人|Director(?! of)|Head", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEPUTY = Pattern.compile("副|Deputy", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADERSHIP = Pattern.compile(
            "局长|主任|书记|党组成员|党委委员|班子成员|总工程师|总经济师|总规划师|委员|政委|队长|院长|镇长|乡长|经理|董事长|Director|Member|Secretary|Chief|Head", Pattern.CASE_INSENSITIVE);

    static PrincipleRule of(PostKind kind) {
        return switch (kind) {
            case CITY_CDO, COUNTY_CDO -> LEADER_IN_CHARGE;
            case CITY_CDEO, COUNTY_CDEO -> HEAD_OF_BUREAU;
            case DEPARTMENT_CDO, COUNTY_DEPARTMENT_CDO -> LEADERSHIP_MEMBER;
            default -> throw new IllegalArgumentException(kind + " is no officer");
        };
    }

    /** Why somebody with this position and portfolio departs from the principle of the post; empty when it is kept. */
    public static Optional<Message> departure(PostKind kind, String title, String portfolio) {
        PrincipleRule rule = of(kind);
        boolean kept = switch (rule) {
            case LEADER_IN_CHARGE -> DATA.matcher(portfolio).find();
            case HEAD_OF_BUREAU -> HEAD.matcher(title).find() && !DEPUTY.matcher(title).find();
            case LEADERSHIP_MEMBER -> LEADERSHIP.matcher(title).find();
        };
        return kept ? Optional.empty() : Optional.of(Message.of("appointments.principle." + rule));
    }
}
