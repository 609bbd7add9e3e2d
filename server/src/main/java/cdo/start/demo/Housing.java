package cdo.start.demo;

import static cdo.start.demo.DraftTable.column;

import java.time.LocalDate;
import java.util.List;

/** 商品房网签备案: developers, projects, permits, flats and contracts. */
final class Housing {

    private static final int FIRMS = 40;
    private static final int PROJECTS = 70;
    private static final int FLATS = 2200;

    private final Invented invented = new Invented(420_500_02);

    List<DraftTable> tables() {
        return List.of(firms(), projects(), permits(), flats(), contracts());
    }

    private DraftTable firms() {
        DraftTable firms = DraftTable.of("t_kfqy", "开发企业", column("qy_id", "integer primary key", "企业编号"), column("qymc", "varchar(100) not null", "企业名称"),
                column("tyshxydm", "varchar(18)", "统一社会信用代码"), column("frdb", "varchar(30)", "法定代表人"), column("lxdh", "varchar(20)", "联系电话"), column("zzdj", "varchar(10)", "资质等级"),
                column("yxqz", "varchar(20)", "资质有效期至"));
        String[] heads = {"宜昌", "湖北", "三峡", "夷陵"};
        String[] words = {"鸿达", "锦绣", "江南", "天问", "清江", "西塞", "屈乡", "昭君", "橘都", "峡江"};
        for (int id = 1; id <= FIRMS; id++) {
            firms.add(id, invented.one(heads) + invented.one(words) + (id < 11 ? "" : "第" + id) + "房地产开发有限公司", invented.chance(0.05) ? null : invented.creditCode(), invented.name(), invented.phone(),
                    invented.one(new String[] {"一级", "二级", "二级", "三级", "暂定"}), invented.typedDay(invented.day(2026, 2028)));
        }
        return firms;
    }

    private DraftTable projects() {
        DraftTable projects = DraftTable.of("t_loupan", "楼盘项目", column("lp_id", "integer primary key", "楼盘编号"), column("qy_id", "integer", "开发企业编号"), column("lpmc", "varchar(60)", "楼盘名称"),
                column("zl", "varchar(200)", "坐落"), column("qhdm", "varchar(6)", "区划代码"), column("jd", "numeric(10,6)", "经度"), column("wd", "numeric(10,6)", "纬度"), column("zjzmj", "numeric(12,2)", "总建筑面积（平方米）"));
        String[] names = {"江山", "御景", "清江", "滨江", "橘颂", "云锦", "中心", "书香", "翡翠", "星河"};
        String[] ends = {"府", "苑", "城", "花园", "国际", "名邸", "一号"};
        for (int id = 1; id <= PROJECTS; id++) {
            int region = invented.below(Invented.REGIONS.length);
            projects.add(id, 1 + invented.below(FIRMS), invented.one(names) + invented.one(ends), invented.address(region), Invented.REGIONS[region],
                    invented.chance(0.06) ? null : "111." + invented.digits(6), invented.chance(0.06) ? null : "30." + invented.digits(6), (20_000 + invented.below(300_000)) + ".5");
        }
        return projects;
    }

    private DraftTable permits() {
        DraftTable permits = DraftTable.of("t_ysxkz", "商品房预售许可证", column("xkz_id", "integer primary key", "编号"), column("lp_id", "integer", "楼盘编号"), column("xkzh", "varchar(40)", "预售许可证号"),
                column("fzrq", "date", "发证日期"), column("ysmj", "numeric(12,2)", "预售面积"), column("jgyhzh", "varchar(30)", "资金监管账号"));
        for (int id = 1; id <= PROJECTS + 20; id++) {
            LocalDate day = invented.day(2019, 2026);
            permits.add(id, 1 + invented.below(PROJECTS), "宜市房预售证第" + day.getYear() + "%04d".formatted(id) + "号", day, (5_000 + invented.below(60_000)) + ".00", "4205" + invented.digits(15));
        }
        return permits;
    }

    private DraftTable flats() {
        DraftTable flats = DraftTable.of("t_fwdy", "房屋单元", column("fw_id", "integer primary key", "房屋编号"), column("lp_id", "integer", "楼盘编号"), column("bdcdyh", "varchar(28)", "不动产单元号"),
                column("dh", "varchar(10)", "栋号"), column("fjh", "varchar(10)", "房间号"), column("jzmj", "numeric(10,2)", "建筑面积（平方米）"), column("ghyt", "varchar(20)", "规划用途"), column("xszt", "smallint", ""));
        for (int id = 1; id <= FLATS; id++) {
            String region = invented.one(Invented.REGIONS);
            String unit = region + "0" + invented.digits(2) + "0" + invented.digits(2) + "GB" + invented.digits(5) + "F" + invented.digits(8);
            flats.add(id, 1 + invented.below(PROJECTS), invented.chance(0.05) ? null : unit, (1 + invented.below(16)) + (invented.chance(0.7) ? "栋" : "#"), (1 + invented.below(32)) + "0" + (1 + invented.below(4)),
                    invented.chance(0.004) ? "0.00" : (60 + invented.below(120)) + "." + invented.digits(2), invented.one(new String[] {"住宅", "住宅", "成套住宅", "商业", "车位"}), invented.below(4));
        }
        return flats;
    }

    private DraftTable contracts() {
        DraftTable contracts = DraftTable.of("t_wqht", "商品房买卖合同网签备案", column("ht_id", "integer primary key", "合同编号"), column("htbh", "varchar(30)", "备案合同号"), column("fw_id", "integer", "房屋编号"),
                column("msrxm", "varchar(60)", "买受人姓名"), column("msrzjlx", "varchar(20)", "买受人证件类型"), column("msrzjhm", "varchar(20)", "买受人证件号码"), column("lxdh", "varchar(20)", "买受人电话"),
                column("zj", "numeric(14,2)", "合同总价（元）"), column("wqsj", "timestamp", "网签时间"), column("barq", "varchar(20)", "备案日期"), column("htzt", "varchar(10)", "合同状态"));
        for (int id = 1; id <= FLATS * 2 / 3; id++) {
            LocalDate day = invented.day(2020, 2025);
            boolean foreign = invented.chance(0.01);
            contracts.add(id, "YC" + day.getYear() + "%07d".formatted(id), invented.chance(0.01) ? 1 : id, invented.name() + (invented.chance(0.2) ? "、" + invented.name() : ""), foreign ? "护照" : "身份证",
                    foreign ? "E" + invented.digits(8) : invented.chance(0.02) ? null : invented.typedPerson(invented.person(invented.chance(0.5), 1955, 2003)), invented.chance(0.04) ? "-" : invented.phone(),
                    invented.chance(0.003) ? "1.00" : (400_000 + invented.below(1_600_000)) + ".00", day + " " + "%02d:%02d:00".formatted(8 + invented.below(10), invented.below(60)),
                    invented.chance(0.07) ? null : invented.typedDay(day.plusDays(2)), invented.one(new String[] {"已备案", "已备案", "已备案", "已签约", "已撤销"}));
        }
        return contracts;
    }
}
