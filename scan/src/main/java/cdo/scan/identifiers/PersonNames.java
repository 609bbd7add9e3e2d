package cdo.scan.identifiers;

import java.util.Set;
import java.util.regex.Pattern;

/** Chinese names: the form says little, so a list of surnames says how likely it is. */
final class PersonNames {

    private static final Pattern FORM = Pattern.compile("[\u3400-\u9fff·•]{2,60}");
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
            + "姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
            + "施洪辛柯庄温牛樊葛邢安齐伍倪俞季鲁章毕聂丛焦翟岳殷柳宁欧辜祝左涂成欧骆管靳耿祁鲍梅关詹申兰舒裴项童霍翁阮凌盛房尤牟"
            + "佘时游娄屈卫阳路栾车封冉仇谷窦费池蒲边卞柴苗古包吉曲滕甘瞿裘臧米简景解艾单蔺隋桂卓蓝饶郎苑庞尚娜连辛冷鄢党楚卜原晏"
            + "华岑宗桑占税涂邬冀鞠都满敖国宫麦商席覃匡宣郁庾巫褚闵缪沙樊";
    private static final Set<String> COMPOUND = Set.of("欧阳", "太史", "上官", "端木", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫", "宇文",
            "长孙", "慕容", "司徒", "令狐", "公孙", "轩辕", "澹台", "闻人", "赫连", "申屠", "淳于", "单于", "呼延");
    /** Endings of offices, firms and places, which often begin with a surname's character too. */
    private static final Pattern NOT_A_NAME = Pattern.compile(".*(?:局|部|处|科|室|厅|委|院|站|所|司|会|办|县|市|区|镇|乡|村|路|街|店|厂|校|类|型|组|费|率|量|表)$");

    private PersonNames() {
    }

    static Verdict name(String value) {
        String name = Texts.tight(value);
        if (!FORM.matcher(name).matches()) {
            return Verdict.NO;
        }
        boolean minority = name.indexOf('·') > 0 || name.indexOf('•') > 0;
        boolean two = name.length() >= 3 && name.length() <= 5 && COMPOUND.contains(name.substring(0, 2));
        boolean one = name.length() <= 4 && SURNAMES.indexOf(name.charAt(0)) >= 0;
        return Verdict.of(true, (minority || two || one) && !(name.length() > 2 && NOT_A_NAME.matcher(name).matches()));
    }
}
