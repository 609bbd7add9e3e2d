package cdo.platform.documents;

import java.util.List;

/**
 * A face that GB/T 9704-2012 asks for. Word documents name it and the reader's machine supplies it; PDF files embed the customer's own copy if
 * there is one in the data folder's {@code fonts/}, else the freely licensed stand-in that ships with the product (no free 仿宋 or 小标宋 exists).
 */
public enum Typeface {
    TITLE("方正小标宋简体", "NotoSerifSC-Regular.ttf", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    BODY("仿宋_GB2312", "NotoSerifSC-Regular.ttf", "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    KAI("楷体_GB2312", "NotoSerifSC-Regular.ttf", "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    HEI("黑体", "NotoSansSC-Medium.ttf", "黑体", "SimHei"),
    SONG("宋体", "NotoSerifSC-Regular.ttf", "宋体", "SimSun");

    private final String official;
    private final String shipped;
    private final List<String> families;

    Typeface(String official, String shipped, String... families) {
        this.official = official;
        this.shipped = shipped;
        this.families = List.of(families);
    }

    /** The name that a Word document asks for. */
    public String official() {
        return official;
    }

    /** File under {@code /fonts} on the class path. */
    String shipped() {
        return shipped;
    }

    /** Whether a font file that calls itself so is this face. */
    boolean isCalled(String family) {
        return families.stream().anyMatch(family::equalsIgnoreCase);
    }

    /** Name of the face in the print style sheet. */
    String css() {
        return "cdo-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
