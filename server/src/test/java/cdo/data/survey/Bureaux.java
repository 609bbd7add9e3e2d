package cdo.data.survey;

import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.kernel.Clocks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Departments of their own for the tests of the survey, people in them, and a foreign database. */
@Component
public class Bureaux {

    public static final String SECRET = "Geheim-口令-7391";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final FoundedCity city;
    private final Units units;
    private final Clocks clocks;
    private final HikariDataSource dataSource;

    Bureaux(FoundedCity city, Units units, Clocks clocks, DataSource dataSource) {
        this.city = city;
        this.units = units;
        this.clocks = clocks;
        this.dataSource = (HikariDataSource) dataSource;
    }

    /** The city's bureau. */
    public Unit bureau() {
        return units.bureau(city.yichang().id(), clocks.today());
    }

    public Who bureauClerk() {
        return city.acting(bureau(), PostKind.BUREAU_CLERK);
    }

    /** A department nobody else uses. */
    public Unit department() {
        long region = city.yichang().id();
        Unit government = units.all(clocks.today()).stream().filter(unit -> unit.regionId() == region && unit.kind() == UnitKind.GOVERNMENT).findFirst().orElseThrow();
        return city.fresh(bureauClerk(), government, UnitKind.DEPARTMENT);
    }

    public Who steward(Unit unit) {
        return city.acting(unit, PostKind.DATA_STEWARD);
    }

    public Who officer(Unit unit) {
        return city.acting(unit, PostKind.DEPARTMENT_CDO);
    }

    /** Everything that the national form asks for. */
    public static Map<SystemField, String> complete() {
        var answers = new EnumMap<SystemField, String>(SystemField.class);
        for (SystemField field : SystemField.values()) {
            if (field.national()) {
                answers.put(field, switch (field.kind()) {
                    case TEXT, LONG -> "测试内容";
                    case PHONE -> "0717-6250003";
                    case EMAIL -> "test@example.cn";
                    case DATE -> "2020-01-31";
                    case AMOUNT -> "128.5";
                    case CHOICE -> field.choices().getFirst();
                });
            }
        }
        return answers;
    }

    public static SystemDraft draft(Unit unit) {
        return new SystemDraft(unit.id(), "测试系统" + NUMBER.incrementAndGet(), SystemPhase.RUNNING, complete());
    }

    /** A database of its own in the test server, with a user that may only read: schema {@code yw}, table {@code person}. */
    public SourceDraft database(String name) {
        int number = NUMBER.incrementAndGet();
        String database = "foreign" + number;
        String reader = "reader" + number;
        sql("postgres", "create database " + database, "create role " + reader + " login password '" + SECRET + "'");
        sql(database, "create schema yw", "create table yw.person (id bigint primary key, xm varchar(30) not null, sfzh varchar(18), je numeric(10,2), bz text)",
                "comment on table yw.person is '人员信息'", "comment on column yw.person.sfzh is '身份证号'",
                "insert into yw.person select i, '张三' || i, case when i % 10 = 0 then null else '11010519491231002X' end, i * 1.5, '绝密原文' || i from generate_series(1, 2500) i",
                "create table yw.empty (id int)", "grant usage on schema yw to " + reader, "grant select on all tables in schema yw to " + reader);
        return SourceDraft.database(name, cdo.scan.Source.Kind.POSTGRESQL, "127.0.0.1", port(), database, "yw", reader, SECRET, cdo.scan.Tls.IF_OFFERED);
    }

    public void sql(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(database), "postgres", dataSource.getPassword()); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url(String database) {
        return dataSource.getJdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database);
    }

    public String superuserPassword() {
        return dataSource.getPassword();
    }

    private int port() {
        return Integer.parseInt(dataSource.getJdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1"));
    }
}
