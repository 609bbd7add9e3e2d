package cdo.start.demo;

import static cdo.start.demo.DraftTable.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 低保与婚姻登记: minimum-living allowance and marriages, as a department's system of the 2010s keeps them. */
final class CivilAffairs {

    private static final int FAMILIES = 600;
    private static final int MARRIAGES = 1200;

    private final Invented invented = new Invented(420_500_01);

    List<DraftTable> tables() {
        DraftTable regions = DraftTable.of("dm_xzqh", "行政区划代码表", column("qhdm", "varchar(12) primary key", "区划代码"), column("qhmc", "varchar(50) not null", "区划名称"),
                column("zt", "char(1)", "状态，1有效 0作废"));
        for (int i = 0; i < Invented.REGIONS.length; i++) {
            regions.add(Invented.REGIONS[i], Invented.REGION_NAMES[i], "1");
        }
        DraftTable families = DraftTable.of("db_jtxx", "低保家庭信息", column("jtid", "bigint primary key", "家庭编号"), column("hzxm", "varchar(30)", "户主姓名"),
                column("hzsfzh", "varchar(20)", "户主身份证号"), column("qhdm", "varchar(12)", "区划代码"), column("jtzz", "varchar(200)", "家庭住址"), column("lxdh", "varchar(20)", "联系电话"),
                column("rks", "smallint", "家庭人口数"), column("bzyy", "varchar(100)", "保障原因"), column("sqrq", "varchar(20)", "申请日期"), column("spzt", "varchar(10)", "审批状态"),
                column("create_time", "timestamp", ""), column("bz", "text", "备注"));
        DraftTable members = DraftTable.of("db_jtcy", "低保家庭成员", column("cyid", "bigint primary key", "成员编号"), column("jtid", "bigint", "家庭编号"), column("xm", "varchar(30)", "姓名"),
                column("sfzh", "varchar(20)", "身份证号"), column("xb", "varchar(4)", "性别"), column("csrq", "date", "出生日期"), column("yhzgx", "varchar(10)", "与户主关系"),
                column("sfcj", "char(1)", "是否残疾"));
        DraftTable payments = DraftTable.of("db_ffjl", "低保金发放记录", column("ffid", "bigint primary key", "发放编号"), column("jtid", "bigint", "家庭编号"), column("ffyf", "char(6)", "发放月份"),
                column("ffje", "numeric(10,2)", "发放金额（元）"), column("yhkh", "varchar(25)", "银行卡号"), column("ffzt", "varchar(10)", "发放状态"));
        households(families, members, payments);
        return List.of(regions, families, members, payments, marriages());
    }

    private void households(DraftTable families, DraftTable members, DraftTable payments) {
        String[] reasons = {"因病致贫", "残疾", "因病", "失业", "年老无依靠", "单亲家庭"};
        String[] states = {"已审批", "已审批", "已审批", "待审批", "停发", "1"};
        long member = 0;
        long payment = 0;
        for (int family = 1; family <= FAMILIES; family++) {
            int region = invented.below(Invented.REGIONS.length);
            boolean male = invented.chance(0.55);
            String number = invented.person(male, 1940, 1985);
            String head = invented.name();
            int people = 1 + invented.below(4);
            LocalDate applied = invented.day(2016, 2025);
            String code = invented.chance(0.02) ? "420500" : Invented.REGIONS[region];
            families.add(family, invented.chance(0.01) ? head + " " : head, invented.typedPerson(number), code, invented.chance(0.04) ? null : invented.address(region),
                    invented.chance(0.12) ? null : invented.phone(), people, invented.one(reasons), invented.typedDay(applied), invented.one(states), applied.plusDays(3) + " 09:30:00",
                    invented.chance(0.08) ? "户主外出务工，由社区代办" : null);
            members.add(++member, family, head, number, male ? "男" : "女", born(number), "户主", invented.chance(0.2) ? "1" : "0");
            for (int other = 1; other < people; other++) {
                boolean boy = invented.chance(0.5);
                String own = invented.person(boy, 1950, 2018);
                members.add(++member, invented.chance(0.01) ? family + 90_000 : family, invented.name(), invented.chance(0.06) ? null : invented.typedPerson(own),
                        invented.chance(0.1) ? boy ? "1" : "2" : boy ? "男" : "女", invented.chance(0.02) ? "1900-01-01" : born(own), invented.one(new String[] {"配偶", "子女", "父母", "其他"}),
                        invented.chance(0.05) ? null : "0");
            }
            String card = Invented.card("621700" + invented.digits(13));
            int amount = 400 + invented.below(12) * 55;
            for (int month = 1; month <= 4; month++) {
                payments.add(++payment, family, "2026" + "%02d".formatted(5 + month), invented.chance(0.01) ? "0.00" : amount + ".00", card, invented.chance(0.03) ? "退回" : "成功");
            }
        }
    }

    private DraftTable marriages() {
        DraftTable marriages = DraftTable.of("hy_djxx", "婚姻登记信息", column("djid", "bigint primary key", "登记编号"), column("zsbh", "varchar(30)", "证书编号，如 J420502-2024-000123"),
                column("nfxm", "varchar(30)", "男方姓名"), column("nfsfzh", "varchar(20)", "男方身份证号"), column("vfxm", "varchar(30)", "女方姓名"), column("vfsfzh", "varchar(20)", "女方身份证号"),
                column("djlx", "varchar(4)", "登记类型：IA结婚 IB离婚 ICA补领结婚证"), column("djrq", "date", "登记日期"), column("djjg", "varchar(60)", "登记机关"), column("lxdh", "varchar(20)", ""));
        var numbers = new ArrayList<String>();
        for (int id = 1; id <= MARRIAGES; id++) {
            int region = invented.below(Invented.REGIONS.length);
            LocalDate day = invented.day(2018, 2025);
            String certificate = "J" + Invented.REGIONS[region] + "-" + day.getYear() + "-" + "%06d".formatted(id);
            // the same certificate twice: a re-issue entered as a new registration
            if (!numbers.isEmpty() && invented.chance(0.01)) {
                certificate = numbers.get(invented.below(numbers.size()));
            }
            numbers.add(certificate);
            marriages.add(id, certificate, invented.name(), invented.typedPerson(invented.person(true, 1970, 2001)), invented.name(), invented.typedPerson(invented.person(false, 1972, 2003)),
                    invented.one(new String[] {"IA", "IA", "IA", "IB", "ICA"}), day, Invented.REGION_NAMES[region] + (invented.chance(0.8) ? "民政局婚姻登记处" : "婚登处"), invented.chance(0.3) ? null : invented.phone());
        }
        return marriages;
    }

    private static String born(String number) {
        return number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14);
    }
}
