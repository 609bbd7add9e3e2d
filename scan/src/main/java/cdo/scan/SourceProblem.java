package cdo.scan;

import org.jspecify.annotations.Nullable;

/** Why a source cannot be read, told so that the reader knows what to do next. Never holds a password. */
public final class SourceProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, with what to do about it. {@code %s} stands for the place or the table. */
    public enum Kind {
        UNKNOWN_HOST("找不到主机 %s。请核对主机名，或改填 IP 地址。",
                "The host %s is not known. Check its name or enter its IP address."),
        REFUSED("%s 拒绝连接。请核对端口，并确认数据库已启动、防火墙已放行。",
                "%s refuses the connection. Check the port, that the database runs and that the firewall lets this server through."),
        UNREACHABLE("网络到不了 %s。请核对地址，或请网络管理员放行。",
                "The network does not reach %s. Check the address or ask the network administrator to open the way."),
        WRONG_PASSWORD("%s 不接受这个用户名或密码。请核对后重新填写。",
                "%s does not accept this user name or password. Check them and enter them again."),
        NOT_ALLOWED_FROM_HERE("%s 不允许本机用这个用户登录。请数据库管理员放行本机地址。",
                "%s does not let this user sign in from here. Ask its administrator to admit this server's address."),
        NO_SUCH_DATABASE("%s 上没有这个数据库。请核对数据库名（区分大小写）。",
                "There is no such database at %s. Check its name; capitals may matter."),
        NO_SUCH_SCHEMA("%s 里没有所填的模式（schema），或当前用户看不到它。",
                "%s has no such schema, or this user cannot see it."),
        NO_PRIVILEGE("当前用户无权读取 %s。请数据库管理员授予只读（SELECT）权限。",
                "This user may not read %s. Ask its administrator for the right to SELECT."),
        BROKEN_VIEW("视图 %s 引用的表、列已不存在，或视图定义者无权读取它们。请数据库管理员修复或删除该视图。",
                "The view %s refers to tables or columns that are gone or that its definer may not read. Ask the administrator to mend or drop it."),
        TOO_MANY_CONNECTIONS("%s 的连接数已满。请稍后再试，或请管理员预留一个连接。",
                "%s has no connection left. Try again later or ask its administrator to keep one free."),
        TIMEOUT("%s 在限定时间内没有答复。请稍后再试，或调长时限。",
                "%s did not answer in time. Try again later or allow more time."),
        TLS("与 %s 建立加密连接失败。请核对加密方式；若要求校验证书，请先安装其根证书。",
                "No encrypted connection to %s. Check the encryption setting; to verify the certificate its root must be installed here."),
        NO_SUCH_FILE("找不到文件 %s。请重新选择。", "The file %s is not there. Choose it again."),
        NOT_READABLE("无法读取文件 %s。请检查权限或文件是否完整。", "The file %s cannot be read. Check its permissions and that it is complete."),
        NOT_A_DATABASE_FILE("%s 不是 SQLite 数据库文件，或已加密。请导出未加密的数据库文件。",
                "%s is not an SQLite database, or it is encrypted. Export it without encryption."),
        NOT_A_WORKBOOK("%s 不是 XLSX 工作簿。若是旧式 .xls 或加密文件，请用 Excel/WPS 另存为不加密的 .xlsx。",
                "%s is not an XLSX workbook. Save an old .xls or an encrypted file as .xlsx without a password."),
        NOT_TEXT("%s 不是文本文件。CSV 应当是纯文本；若是表格文件，请选择 XLSX。", "%s is not a text file. A CSV is plain text; choose XLSX for a workbook."),
        ENCODING("认不出 %s 的文字编码。请另存为 UTF-8 后再试。", "The text encoding of %s is unknown. Save it as UTF-8 and try again."),
        BROKEN_ROWS("%s 的引号没有成对，无法分清各行。请检查引号后再试。", "The quotes in %s do not pair up, so rows cannot be told apart. Mend them and try again."),
        EMPTY("%s 是空的，没有可普查的内容。", "%s is empty: there is nothing to survey."),
        TOO_LARGE("%s 超过允许的大小。请拆分后分批普查，或改为直接连接数据库。", "%s is larger than allowed. Split it, or connect to the database itself."),
        CANCELLED("已按要求停止读取 %s。", "Reading %s was stopped as asked."),
        LOST("与 %s 的连接中断。请检查网络后重新普查。", "The connection to %s was lost. Check the network and survey again."),
        OTHER("读取 %s 时出错。", "Reading %s failed.");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    private final Kind kind;
    private final String about;
    private final @Nullable String detail;

    /**
     * @param about  the host, file or table concerned
     * @param detail the source's own words, shown small beneath; null when they add nothing
     */
    public SourceProblem(Kind kind, String about, @Nullable String detail, @Nullable Throwable cause) {
        super(kind.en.formatted(about), cause);
        this.kind = kind;
        this.about = about;
        this.detail = detail;
    }

    public SourceProblem(Kind kind, String about) {
        this(kind, about, null, null);
    }

    public Kind kind() {
        return kind;
    }

    public String about() {
        return about;
    }

    public @Nullable String detail() {
        return detail;
    }

    /** @return what happened and what to do, in both languages */
    public Note note() {
        return new Note(kind.zh.formatted(about), kind.en.formatted(about));
    }

    /** @param language {@code zh…} or {@code en…} */
    public String sentence(String language) {
        return note().in(language);
    }
}
