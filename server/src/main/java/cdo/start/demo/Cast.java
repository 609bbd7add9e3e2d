package cdo.start.demo;

import cdo.platform.organization.NewPerson;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Invents people: the same ones at every opening, no two of one name, none with a telephone that could ring anywhere. */
final class Cast {

    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜";
    private static final String FIRST = "建国志文明晓海春秀丽玉红雪梅俊宏立永德世家思雅静慧欣佳浩宇子天振新兴光长安清正";
    private static final String SECOND = "军平华强辉涛斌鹏飞龙波杰勇刚毅诚林峰民生英芳兰萍琴娟燕玲霞敏洁莉颖蕾雯琳瑶婷";
    private static final String NOTE = "演示人物，与实际无关。";
    private static final String[] MAJORS = {"计算机科学与技术", "公共管理", "信息管理与信息系统", "法学", "统计学", "经济学", "软件工程", "行政管理"};
    private static final String[] HISTORIES = {"曾主持本单位业务系统整合。", "曾参与城市大脑平台建设。", "曾负责数据共享平台对接。", "曾任信息中心负责人。"};

    private final Random random = new Random(20220520);
    private final Set<String> taken = new HashSet<>();

    /** Somebody new of this unit. */
    NewPerson somebody(long unit, String title, String portfolio) {
        boolean graduate = random.nextInt(3) == 0;
        return new NewPerson(unit, name(), random.nextInt(3) == 0 ? "2" : "1", LocalDate.of(1966 + random.nextInt(22), 1 + random.nextInt(12), 1), random.nextInt(12) == 0 ? "15" : "01",
                "01", title, "", portfolio, graduate ? "10" : "20", graduate ? "3" : "4", MAJORS[random.nextInt(MAJORS.length)],
                NOTE + HISTORIES[random.nextInt(HISTORIES.length)], "0717-0000" + String.format("%03d", random.nextInt(1000)), "", "");
    }

    private String name() {
        String name;
        do {
            name = pick(SURNAMES) + pick(FIRST) + pick(SECOND);
        } while (!taken.add(name));
        return name;
    }

    private String pick(String from) {
        int at = random.nextInt(from.length());
        return from.substring(at, at + 1);
    }
}
