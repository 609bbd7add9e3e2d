package cdo.platform.documents;

/** The fifteen kinds of official documents (党政机关公文处理工作条例, art. 8), and with which head each is usually printed. */
public enum DocumentKind {
    RESOLUTION("决议"), DECISION("决定"), ORDER("命令"), COMMUNIQUE("公报"), ANNOUNCEMENT("公告"), CIRCULAR("通告"), OPINION("意见"), NOTICE("通知"),
    BULLETIN("通报"), REPORT("报告"), REQUEST("请示"), REPLY("批复"), MOTION("议案"), LETTER("函"), MINUTES("纪要");

    private final String chinese;

    DocumentKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Reports and requests go upwards: the number stands left and the signatory (签发人) right. */
    public boolean upward() {
        return this == REPORT || this == REQUEST;
    }
}
