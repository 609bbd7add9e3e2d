package cdo.scan.identifiers;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The identifiers known here, in the order in which a column is tried: a kind that is hard to hit by chance comes before one that is easy.
 */
public enum Kind {
    CREDIT_CODE("统一社会信用代码", "unified social credit code", Basis.CHECK, false, "信用代码|社会信用|tyshxydm|shxydm|uscc|credit_?code|xydm",
            OrganizationNumbers::creditCode),
    HMT_RESIDENCE("港澳台居民居住证", "residence permit for Hong Kong, Macao and Taiwan residents", Basis.CHECK, true,
            "居住证|证件号|zjhm|jzz", PersonNumbers::hmtResident),
    FOREIGNER_ID("外国人永久居留身份证", "foreign permanent resident ID", Basis.CHECK, true, "永久居留|证件号|zjhm", PersonNumbers::foreigner),
    RESIDENT_ID("公民身份号码", "resident identity number", Basis.CHECK, true, Hints.PERSON, PersonNumbers::resident),
    VIN("车辆识别代号", "vehicle identification number", Basis.CHECK, true, "车架|识别代号|识别码|vin|clsbdh|cjh", Vehicles::vin),
    REAL_ESTATE_UNIT("不动产单元号", "real-estate unit number", Basis.FORM, true, "不动产单元|单元号|bdcdyh|estate_?unit", Places::realEstateUnit),
    BUSINESS_NUMBER("工商注册号", "business registration number", Basis.CHECK, false, "注册号|工商|营业执照|zch|reg(istration)?_?(no|num)",
            OrganizationNumbers::businessNumber),
    IMEI("移动设备识别码", "IMEI", Basis.CHECK, true, "imei|设备识别|串号", CardNumbers::imei),
    BANK_CARD("银行卡号", "bank card number", Basis.CHECK, true, "银行卡|卡号|账号|帐号|yhkh|yhzh|bank|card_?(no|num)|account_?(no|num)",
            CardNumbers::bankCard),
    RESIDENT_ID_15("15位身份证号", "15-digit identity number", Basis.FORM, true, Hints.PERSON, PersonNumbers::fifteen),
    ORGANIZATION_CODE("组织机构代码", "organisation code", Basis.CHECK, false, "组织机构|机构代码|zzjgdm|org(anization)?_?code",
            OrganizationNumbers::organizationCode),
    MOBILE("手机号", "mobile number", Basis.FORM, true, Hints.PHONE, Phones::mobile),
    LANDLINE("固定电话", "fixed telephone", Basis.FORM, true, Hints.PHONE, Phones::landline),
    PLATE("机动车号牌", "number plate", Basis.FORM, true, "车牌|号牌|hphm|cphm|cph|plate|car_?no|licen[cs]e", Vehicles::plate),
    EMAIL("电子邮箱", "e-mail address", Basis.FORM, true, "邮箱|邮件|mail|dzyx|yx$", NetworkNames::email),
    URL("网址", "URL", Basis.FORM, false, "网址|链接|地址|url|link|website|href|avatar|image|img|pic|photo|icon|logo|src", NetworkNames::url),
    IPV4("IPv4 地址", "IPv4 address", Basis.FORM, true, Hints.IP, NetworkNames::ipv4),
    IPV6("IPv6 地址", "IPv6 address", Basis.FORM, true, Hints.IP, NetworkNames::ipv6),
    MAC("MAC 地址", "MAC address", Basis.FORM, true, "mac|物理地址|网卡", NetworkNames::mac),
    COORDINATES("经纬度", "coordinates", Basis.FORM, true, "经纬|坐标|lng_?lat|lat_?lng|coord|location|gps|jwd|zb", Places::coordinates),
    LONGITUDE("经度", "longitude", Basis.FORM, true, "经度|lng|lon|longitude|jd$|_x$|^x$", Places::longitude),
    LATITUDE("纬度", "latitude", Basis.FORM, true, "纬度|lat|latitude|wd$|_y$|^y$", Places::latitude),
    MILITARY("军官证等军人证件", "military card", Basis.FORM, true, "军官|军人|士兵|军|证件号|zjhm", Papers::military),
    PASSPORT("护照号", "passport number", Basis.FORM, true, "护照|证件号|passport|hzh|zjhm", Papers::passport),
    HONG_KONG_MACAU_PERMIT("往来港澳通行证", "permit to Hong Kong and Macao", Basis.FORM, true, "通行证|证件号|港澳|txz|zjhm", Papers::hongKongMacauPermit),
    HOME_RETURN_PERMIT("港澳居民来往内地通行证", "mainland travel permit", Basis.FORM, true, "通行证|回乡证|证件号|txz|zjhm", Papers::homeReturnPermit),
    TAIWAN_PERMIT("台湾居民来往大陆通行证", "mainland permit for Taiwan residents", Basis.FORM, true, "台湾|台胞|台居|tbz", Papers::taiwanPermit),
    DIVISION_12("统计用区划代码", "statistical division code (12)", Basis.LOOKUP, false, Hints.DIVISION, Divisions::twelve),
    DIVISION_6("行政区划代码", "administrative division code", Basis.LOOKUP, false, Hints.DIVISION, Divisions::six),
    POST_CODE("邮政编码", "post code", Basis.FORM, false, "邮编|邮政编码|zip|post_?(al)?_?code|yzbm|yb$", Places::postCode),
    PERSON_NAME("姓名", "person's name", Basis.FORM, true,
            "姓名|名字|联系人|负责人|经办人|法人|户主|申请人|办理人|代表人|签收人|驾驶员|教师|医生|患者|学生|监护人|xm$|^xm|(real|nick|user|person|contact|patient|doctor|student|teacher|owner|leader|full|emp|customer)_?name|^name$|create_?by|update_?by",
            PersonNames::name),
    ADDRESS("地址", "address", Basis.FORM, true, "地址|住址|住所|地点|位置|籍贯|坐落|addr|dz$|location|zs$|jtzz", Places::address);

    /** What lets a column be decided. */
    public enum Basis {
        /** A check digit: a high share of valid values decides. */
        CHECK,
        /** No check digit: the form of nearly all values and the column's name together decide. */
        FORM,
        /** A list of codes: like FORM, and most values must be listed. */
        LOOKUP
    }

    private static final class Hints {
        private static final String PERSON = "身份证|证件号|公民身份|身份号码|sfz|gmsfhm|sfzhm|zjhm|id_?card|id_?(no|num)|identity|cert_?(no|num|code)|card_?id";
        private static final String PHONE = "手机|电话|联系方式|传真|phone|mobile|tel|cell|fax|lxdh|sjh|dh$|contact_?(no|way|number)";
        private static final String IP = "ip|地址|host|主机";
        private static final String DIVISION = "区划|行政区|地区代码|地区编码|省|市|县|区|镇|街道|村|社区|xzqh|qhdm|qh$|region|area_?code|adcode|district|division|county|city|province|dm$|^code$|编码|代码";
    }

    private final String zh;
    private final String en;
    private final Basis basis;
    private final boolean personal;
    private final Pattern hint;
    private final BiFunction<String, LocalDate, Verdict> rule;

    Kind(String zh, String en, Basis basis, boolean personal, String hint, BiFunction<String, LocalDate, Verdict> rule) {
        this.zh = zh;
        this.en = en;
        this.basis = basis;
        this.personal = personal;
        this.hint = Pattern.compile(hint, Pattern.CASE_INSENSITIVE);
        this.rule = rule;
    }

    Kind(String zh, String en, Basis basis, boolean personal, String hint, Function<String, Verdict> rule) {
        this(zh, en, basis, personal, hint, (value, today) -> rule.apply(value));
    }

    /** @param today a birth date after it is not valid */
    public Verdict judge(String value, LocalDate today) {
        return rule.apply(value, today);
    }

    /** Like {@link #judge}, but a column of identity numbers may hold its relatives too. */
    Verdict judgeInColumn(String value, LocalDate today) {
        return this == RESIDENT_ID ? PersonNumbers.anyPerson(value, today) : judge(value, today);
    }

    /** @return whether a column's name or comment speaks for this kind */
    public boolean hintedBy(String nameAndComment) {
        return hint.matcher(nameAndComment.toLowerCase(Locale.ROOT)).find();
    }

    public Basis basis() {
        return basis;
    }

    /** @return whether such a value identifies or locates a person, and is therefore masked */
    public boolean isPersonal() {
        return personal;
    }

    public String label(String language) {
        return language.startsWith("en") ? en : zh;
    }
}
