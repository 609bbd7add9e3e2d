package cdo.platform.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Papers of the kinds the product prints, with invented people. */
final class Samples {
    private Samples() { }

    static OfficialDocument notice() {
        return OfficialDocument.draft(DocumentKind.NOTICE, "宜昌城市大脑建设指挥部办公室关于印发《宜昌市推行首席数据官制度试点工作方案》的通知")
                .redHead("宜昌城市大脑建设指挥部办公室").number("宜城指办〔2026〕1号").urgency("特急")
                .to("各县市区城市大脑建设指挥部", "市直各部门")
                .body(b -> b.text("《宜昌市推行首席数据官制度试点工作方案》已经市委城市大脑专题会议审议通过，现印发你们，请认真贯彻落实。")
                        .first("工作思路")
                        .second("指导思想", "")
                        .text("以落实县（市、区）及部门数据管理主体责任为重点，实现数据管理体系化、数据利用规范化，不断提升我市数据治理、数据创新应用和安全保障能力。")
                        .second("试点范围", "")
                        .third("市直部门", "选择市经信局、市公安局、市民政局、市自然资源和规划局、市住建局、市交通运输局、市卫健委、市应急管理局、市城管委、政务服务和大数据管理局等10个数据资源条件较好的部门开展试点工作。")
                        .third("县（市、区）", "选择宜都市、当阳市、长阳土家族自治县、夷陵区等4个县（市、区）开展试点工作。")
                        .first("实施步骤")
                        .second("报送人选名单", "试点地区和市直部门结合实际积极探索，明确首席数据官人选，名单于5月底前报送备案。")
                        .fourth("联系人：市政务服务和大数据管理局数据管理科，电话0717-6000000。")
                        .table("首席数据官名单报送时间表", List.of(1.0, 3.0, 2.0, 2.0), List.of("序号", "单位", "截止日期", "备注"),
                                List.of(List.of("1", "市直试点部门", "2026-05-31", ""), List.of("2", "试点县（市、区）", "2026-05-31", "含县直部门"))))
                .annex("首席数据官备案表", b -> b.text("一式三份，加盖公章。"))
                .landscapeAnnex("首席数据官花名册", b -> b.table("", List.of(1.0, 3.0, 2.0, 3.0, 3.0, 2.0),
                        List.of("序号", "单位", "姓名", "职务", "联系电话", "备注"),
                        List.of(List.of("1", "夷陵区人民政府", "演示甲", "副区长", "0717-7820000", ""))))
                .signed(LocalDate.of(2026, 5, 20), "宜昌城市大脑建设指挥部办公室")
                .note("此件公开发布")
                .imprint("市委办公室、市人大常委会办公室、市政协办公室，市纪委监委，市中级人民法院、市人民检察院，各人民团体", "宜昌城市大脑建设指挥部办公室", LocalDate.of(2026, 5, 21))
                .build();
    }

    static OfficialDocument report() {
        return OfficialDocument.draft(DocumentKind.REPORT, "宜昌市政务服务和大数据管理局关于2026年首席数据官制度试点工作情况的报告")
                .redHead("宜昌市政务服务和大数据管理局").number("宜政数文〔2026〕12号").signatory("演示丙").copyNumber(1)
                .to("市委、市政府")
                .body(b -> b.text("现将有关情况报告如下。").first("试点情况").text("全市14个试点单位均已设立首席数据官。"))
                .signed(LocalDate.of(2026, 12, 25), "宜昌市政务服务和大数据管理局").build();
    }

    static OfficialDocument letter() {
        return OfficialDocument.draft(DocumentKind.LETTER, "关于报送首席数据官人选的函")
                .letterHead("宜都市人民政府").number("都政函〔2026〕3号").to("宜昌市政务服务和大数据管理局")
                .body(b -> b.text("根据《宜昌市推行首席数据官制度试点工作方案》，经研究，现将我市首席数据官人选报送你局备案。").text("专此函达。"))
                .signed(LocalDate.of(2026, 5, 9), "宜都市人民政府").build();
    }

    static OfficialDocument minutes() {
        return OfficialDocument.draft(DocumentKind.MINUTES, "全市首席数据官第二次联席会议纪要")
                .minutesHead("全市首席数据官联席会议纪要").number("第2期").signed(LocalDate.of(2026, 9, 30), "市首席数据官联席会议办公室")
                .body(b -> b.text("9月28日，市政府首席数据官主持召开会议。会议听取了数据归集情况汇报，研究了有关事项。").first("关于数据归集")
                        .text("会议议定：由市政务服务和大数据管理局牵头，市直各部门配合，10月31日前完成。"))
                .attendance("出席", "演示甲、演示乙、演示丙").attendance("请假", "演示丁")
                .imprint("", "市首席数据官联席会议办公室", LocalDate.of(2026, 9, 30)).build();
    }

    static Sheet roster() {
        var rows = new ArrayList<List<String>>();
        for (int i = 1; i <= 45; i++)
            rows.add(List.of("" + i, "市演示单位第" + ChineseNumbers.of(i) + "局", "演示" + "甲乙丙丁".charAt(i % 4), "党组成员、副局长，分管信息化与数据资源工作", "2026年5月31日", "420500" + (100000000000L + i), ""));
        return new Sheet("宜昌市首席数据官花名册", "填报单位：宜昌市政务服务和大数据管理局（盖章）", "截至2026年11月25日",
                List.of(new Sheet.Column("序号", 1), new Sheet.Column("单位", 3.4), new Sheet.Column("姓名", 1.6), new Sheet.Column("职务", 4),
                        new Sheet.Column("任职日期", 2.9), new Sheet.Column("编号", 3.6), new Sheet.Column("备注", 1.5)),
                rows, List.of("填报人：", "审核人：", "联系电话：", "填报日期："));
    }
}
