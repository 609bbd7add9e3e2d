package cdo.platform.organization;

import static cdo.platform.organization.tables.UnitStateTable.UNIT_STATE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out one row of the import workbook. */
@Component
class ImportRow {

    private final Units units;
    private final UnitStates states;
    private final Regions regions;
    private final People people;
    private final Posts posts;
    private final Audit audit;
    private final Clocks clocks;
    private final Words words;

    ImportRow(Units units, UnitStates states, Regions regions, People people, Posts posts, Audit audit, Clocks clocks, Words words) {
        this.units = units;
        this.states = states;
        this.regions = regions;
        this.people = people;
        this.posts = posts;
        this.audit = audit;
        this.clocks = clocks;
        this.words = words;
    }

    void carryOut(Who who, ImportBook.Line line) {
        switch (line.sheet()) {
            case UNITS -> unit(who, line);
            case PEOPLE -> person(who, line);
            case TENURES -> tenure(who, line);
        }
    }

    private void unit(Who who, ImportBook.Line line) {
        LocalDate from = date(line, "设立日期");
        Unit parent = named(line.cell("上级单位"), from);
        who.must(OrganizationRights.IMPORT, parent.id());
        Region region = regions.byCode(plain(line, "区划代码"), from).orElseThrow(() -> wrong("区划代码", line.cell("区划代码")));
        String place = plain(line, "排序");
        if (!place.matches("\\d{0,5}")) {
            throw wrong("排序", line.cell("排序"));
        }
        int position = place.isEmpty() ? 0 : Integer.parseInt(place);
        units.found(who, new NewUnit(region.id(), constant(UnitKind.class, line, "类型"), line.cell("名称"), line.cell("英文名称"), line.cell("简称"), parent.id(),
                plain(line, "统一社会信用代码"), position), from, line.cell("依据文件"));
    }

    private void person(Who who, ImportBook.Line line) {
        Unit home = named(line.cell("所在单位"), clocks.today());
        who.must(OrganizationRights.IMPORT, home.id());
        if (!people.named(home.id(), line.cell("姓名")).isEmpty()) {
            throw new Problem.Invalid("姓名", "organization.import.personTwice", line.cell("姓名"), home.name());
        }
        var wrong = new ArrayList<Problem.FieldError>();
        String sex = switch (line.cell("性别")) { case "男" -> "1"; case "女" -> "2"; default -> ""; };
        if (sex.isEmpty() && !line.cell("性别").isEmpty()) {
            wrong.addAll(wrong("性别", line.cell("性别")).errors());
        }
        String month = line.cell("出生年月");
        LocalDate birth = Reading.parseMonth(month);
        if (birth == null && !month.isEmpty()) {
            wrong.addAll(wrong("出生年月", month).errors());
        }
        var person = new NewPerson(home.id(), line.cell("姓名"), sex, birth, "", "", line.cell("职务"), line.cell("职级"), line.cell("分管工作"), "", "", "", "",
                plain(line, "办公电话"), plain(line, "手机"), plain(line, "电子邮箱"));
        wrong.addAll(people.faults(person));
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        people.register(who, person);
    }

    private void tenure(Who who, ImportBook.Line line) {
        LocalDate from = date(line, "任职起日");
        LocalDate to = line.cell("任职止日").isEmpty() ? null : date(line, "任职止日");
        Unit unit = named(line.cell("任职单位"), from);
        who.must(OrganizationRights.IMPORT, unit.id());
        if (from.isAfter(clocks.today())) {
            throw new Problem.Invalid("任职起日", "organization.import.future");
        }
        if (to != null && to.isBefore(from)) {
            throw new Problem.Invalid("任职止日", "organization.tenure.endBeforeStart", Dates.said(from));
        }
        List<Person> found = people.named(named(line.cell("所在单位"), clocks.today()).id(), line.cell("姓名"));
        if (found.size() != 1) {
            throw new Problem.Invalid("姓名", found.isEmpty() ? "organization.import.noPerson" : "organization.import.severalPersons", line.cell("姓名"), line.cell("所在单位"));
        }
        PostKind kind = constant(PostKind.class, line, "岗位");
        Person person = found.getFirst();
        if (person.id() == who.personId()) {
            throw new Problem.Refused("organization.import.oneself");
        }
        if (to == null || !to.isBefore(clocks.today())) {
            mustGive(who, kind, unit);
        }
        Post post = posts.of(unit.id(), kind);
        Tenure tenure = posts.enter(post, new NewTenure(post.id(), person.id(), from, line.cell("代理").equals("是"), line.cell("兼任").equals("是"), line.cell("任职依据")), to);
        audit.did(who, "organization.tenure-imported", SubjectRef.of("post", post.id()), "tenure", tenure.id(), "person", tenure.personId(), "from", from, "to", to, "basis", tenure.basis());
    }

    /** An import tells what was. Who sits now is told only where the importer may seat the person without one: officers are filed and appointed, bureau and authority have their own. */
    private static void mustGive(Who who, PostKind kind, Unit unit) {
        Right seating = OrganizationRights.seating(kind);
        if (seating == OrganizationRights.SEAT_OFFICER) {
            throw new Problem.Refused("organization.import.officerSits", kind);
        }
        if (seating == OrganizationRights.SEAT_CLERK) {
            throw new Problem.Refused("organization.import.clerkSits", kind);
        }
        who.must(seating, unit.id());
    }

    private Unit named(String name, LocalDate on) {
        List<Unit> found = states.on(on, UNIT_STATE.NAME.eq(name));
        if (found.size() != 1) {
            throw new Problem.Invalid("", found.isEmpty() ? "organization.import.noUnit" : "organization.import.severalUnits", name, Dates.said(on));
        }
        return found.getFirst();
    }

    private LocalDate date(ImportBook.Line line, String column) {
        return date(line.cell(column), column);
    }

    private static LocalDate date(String typed, String column) {
        @Nullable LocalDate date = Reading.parse(typed);
        if (date == null) {
            throw wrong(column, typed);
        }
        return date;
    }

    /** Digits and signs as typed with a Chinese keyboard, too. */
    private static String plain(ImportBook.Line line, String column) {
        return Reading.plain(line.cell(column));
    }

    /** The constant that is called so in Chinese. */
    private <E extends Enum<E>> E constant(Class<E> type, ImportBook.Line line, String column) {
        for (E constant : type.getEnumConstants()) {
            if (words.value(Language.ZH, constant).equals(line.cell(column))) {
                return constant;
            }
        }
        throw wrong(column, line.cell(column));
    }

    private static Problem.Invalid wrong(String column, String typed) {
        return new Problem.Invalid(column, "organization.import.value", column, typed);
    }
}
