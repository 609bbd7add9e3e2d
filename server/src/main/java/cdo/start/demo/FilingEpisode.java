package cdo.start.demo;

import cdo.office.appointments.Appointments;
import cdo.office.appointments.Filing;
import cdo.office.appointments.FilingReview;
import cdo.office.appointments.Filings;
import cdo.office.appointments.Nominee;
import cdo.office.appointments.Register;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 报送备案与任免: one nominee filed, accepted and appointed by one document that relieves the predecessor; one filing on which
 * the bureau is late; one returned for correction; two that wait, at the city's bureau and at a county's.
 */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class FilingEpisode implements Episode {

    private static final String BASIS = "演示党组纪要〔2026〕";

    private final Filings filings;
    private final FilingReview review;
    private final Register register;
    private final Appointments appointments;
    private final Routes routes;
    private final Posts posts;
    private final Clocks clocks;

    FilingEpisode(Filings filings, FilingReview review, Register register, Appointments appointments, Routes routes, Posts posts, Clocks clocks) {
        this.filings = filings;
        this.review = review;
        this.register = register;
        this.appointments = appointments;
        this.routes = routes;
        this.posts = posts;
        this.clocks = clocks;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        LocalDate begins = scenario.begins();
        LocalDate today = scenario.today();
        var filed = new long[1];
        script.on(begins.plusDays(6), () -> filed[0] = file(actors, "emergency", "宜昌市应急管理局", "向清远", 3));
        script.on(begins.plusDays(9), () -> accept(actors, filed[0]));
        script.on(begins.plusDays(16), () -> appoint(actors, filed[0]));
        script.on(today.minusDays(16), () -> file(actors, "civil", "宜昌市民政局", "覃书恒", 5));
        var returned = new long[1];
        script.on(today.minusDays(8), () -> returned[0] = file(actors, "health", "宜昌市卫生健康委员会", "望月澄", 7));
        script.on(today.minusDays(2), () -> giveBack(actors, returned[0]));
        script.on(today.minusDays(3), () -> file(actors, "housing", "宜昌市住房和城乡建设局", "鄢鹤鸣", 9));
        script.on(today.minusDays(1), () -> file(actors, "yiling-civil", "夷陵区民政局", "黎望舒", 2));
    }

    /** The steward drafts and sends, the head signs: it lies with the bureau. */
    private long file(Actors actors, String unitActors, String unitName, String nominee, int number) {
        Who steward = actors.as(unitActors + "-steward");
        long unit = actors.unit(unitName).id();
        Post post = officer(unit);
        long id = filings.draft(steward, unit, List.of(post.id()), "演示函〔" + clocks.today().getYear() + "〕" + number + "号", "因分工调整，报送新的人选。（演示数据，与实际无关）");
        Filing draft = get(id);
        var line = draft.lines().getFirst();
        filings.save(steward, id, line.id(), line.version(), null, nominee(nominee, unitName.endsWith("委员会") ? "党委委员、副主任" : "党组成员、副局长", steward.name(), number));
        filings.send(steward, id, get(id).version());
        sign(actors.as(unitActors + "-head"), draft.ref());
        return id;
    }

    private void accept(Actors actors, long id) {
        Who clerk = actors.as("bureau-clerk");
        get(id).lines().forEach(line -> review.accept(clerk, id, line.id(), line.version(), true));
    }

    private void giveBack(Actors actors, long id) {
        Who clerk = actors.as("bureau-clerk");
        var line = get(id).lines().getFirst();
        review.returnLine(clerk, id, line.id(), line.version(), "党组（党委）研究意见未写明会议日期，请补充后重新报送。");
    }

    /** One document relieves the predecessor and appoints the nominee. */
    private void appoint(Actors actors, long filing) {
        Who clerk = actors.as("authority-clerk");
        var line = get(filing).lines().getFirst();
        Tenure before = posts.holder(line.postId(), clocks.today()).orElseThrow();
        long id = appointments.draft(clerk, "市数字政府领导小组第二次会议（演示）");
        appointments.relieve(clerk, id, before.id(), clocks.today(), "分工调整");
        appointments.appoint(clerk, id, new Appointments.NewAppointment(line.id(), line.postId(), line.personId(), clocks.today().plusDays(1), false, true, ""));
        appointments.send(clerk, id, register.appointment(id).orElseThrow().version());
        sign(actors.as("authority-head"), register.appointment(id).orElseThrow().ref());
        appointments.issue(clerk, id, register.appointment(id).orElseThrow().version(), null);
    }

    private void sign(Who who, SubjectRef subject) {
        Run run = routes.current(subject).orElseThrow();
        routes.sign(who, run.id(), run.version(), "同意");
    }

    private Post officer(long unit) {
        return posts.ofUnit(unit).stream().filter(post -> post.kind().officer()).findFirst().orElseThrow();
    }

    private Filing get(long id) {
        return register.filing(id).orElseThrow();
    }

    private Nominee nominee(String name, String title, String steward, int number) {
        return new Nominee(name, number % 3 == 0 ? "2" : "1", LocalDate.of(1974 + number, 1 + number, 1), "01", "01", title, "", "分管信息化和数据资源管理", "20", "4", "公共管理",
                "演示人物，与实际无关。曾牵头本单位业务系统整合和数据共享对接。", "0717-0000" + (100 + number), "", true,
                "党组会议研究同意推荐为本单位首席数据官人选。", "政治素质高，大局意识强。", "能以数据分析推动业务改进，主持过数据治理专项工作。", "熟悉城市大脑建设和数字化改革工作。",
                "办公室（信息中心）", steward, "0717-0000" + (200 + number), steward, "数据专员", "0717-0000" + (300 + number), clocks.today().plusDays(20), BASIS + number + "号", "");
    }
}
