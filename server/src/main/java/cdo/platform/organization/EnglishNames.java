package cdo.platform.organization;

import java.util.LinkedHashMap;
import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinCaseType;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** English names of divisions: pinyin of the proper name, the generic word translated. A bureau may correct them later. */
final class EnglishNames {

    private static final Map<String, String> ENDINGS = new LinkedHashMap<>();
    /** Minority peoples in names of autonomous divisions. */
    private static final Map<String, String> PEOPLES = Map.ofEntries(Map.entry("土家族", "Tujia"), Map.entry("苗族", "Miao"), Map.entry("回族", "Hui"), Map.entry("壮族", "Zhuang"),
            Map.entry("藏族", "Tibetan"), Map.entry("蒙古族", "Mongol"), Map.entry("彝族", "Yi"), Map.entry("侗族", "Dong"), Map.entry("瑶族", "Yao"), Map.entry("白族", "Bai"),
            Map.entry("满族", "Manchu"), Map.entry("朝鲜族", "Korean"), Map.entry("傣族", "Dai"), Map.entry("哈尼族", "Hani"), Map.entry("布依族", "Buyi"), Map.entry("羌族", "Qiang"));
    /** Readings that a character by itself would get wrong. */
    private static final Map<String, String> READINGS = Map.of("长阳", "Changyang", "重庆", "Chongqing", "厦门", "Xiamen", "西藏", "Xizang", "陕西", "Shaanxi", "长沙", "Changsha", "长春", "Changchun",
            "乐清", "Yueqing", "蚌埠", "Bengbu", "宜都", "Yidu");

    static {
        ENDINGS.put("自治县", " Autonomous County");
        ENDINGS.put("自治州", " Autonomous Prefecture");
        ENDINGS.put("自治区", " Autonomous Region");
        ENDINGS.put("街道办事处", " Subdistrict");
        ENDINGS.put("街道", " Subdistrict");
        ENDINGS.put("地区", " Prefecture");
        ENDINGS.put("新区", " New Area");
        ENDINGS.put("林区", " Forestry District");
        ENDINGS.put("省", " Province");
        ENDINGS.put("市", "");
        ENDINGS.put("区", " District");
        ENDINGS.put("县", " County");
        ENDINGS.put("镇", " Town");
        ENDINGS.put("乡", " Township");
        ENDINGS.put("盟", " League");
        ENDINGS.put("旗", " Banner");
    }

    private EnglishNames() {
    }

    static String of(String name) {
        for (var ending : ENDINGS.entrySet()) {
            if (name.endsWith(ending.getKey()) && name.length() > ending.getKey().length()) {
                return stem(name.substring(0, name.length() - ending.getKey().length())) + ending.getValue();
            }
        }
        return stem(name);
    }

    private static String stem(String name) {
        for (var people : PEOPLES.entrySet()) {
            int at = name.indexOf(people.getKey());
            if (at >= 0) {
                String before = name.substring(0, at);
                String after = name.substring(at + people.getKey().length());
                return (before.isEmpty() ? "" : stem(before) + " ") + people.getValue() + (after.isEmpty() ? "" : " " + stem(after));
            }
        }
        if (READINGS.containsKey(name)) {
            return READINGS.get(name);
        }
        String pinyin = pinyin(name);
        return pinyin.isEmpty() ? name : Character.toUpperCase(pinyin.charAt(0)) + pinyin.substring(1);
    }

    private static String pinyin(String name) {
        var format = new HanyuPinyinOutputFormat();
        format.setCaseType(HanyuPinyinCaseType.LOWERCASE);
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        var text = new StringBuilder();
        for (char each : name.toCharArray()) {
            try {
                String[] readings = PinyinHelper.toHanyuPinyinStringArray(each, format);
                text.append(readings == null || readings.length == 0 ? String.valueOf(each) : readings[0].replace('v', 'u'));
            } catch (BadHanyuPinyinOutputFormatCombination e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }
}
