package cdo.office.appointments;

import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of a filing and an appointment, each test with a department of its own. */
@Component
public class Stage {

    public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    public final FoundedCity city;
    private final Units units;
    private final Posts posts;
    private final Routes routes;
    private final Clocks clocks;
    private final Filings filings;
    private final FilingReview review;
    private final FilingRows rows;
    private final TransactionTemplate transaction;

    Stage(FoundedCity city, Units units, Posts posts, Routes routes, Clocks clocks, Filings filings, FilingReview review, FilingRows rows, TransactionTemplate transaction) {
        this.city = city;
        this.units = units;
        this.posts = posts;
        this.routes = routes;
        this.clocks = clocks;
        this.filings = filings;
        this.review = review;
        this.rows = rows;
        this.transaction = transaction;
    }

    public Unit bureau() {
        return city.unit("宜昌市政务服务和大数据管理局");
    }

    public Who clerk() {
        return city.acting(bureau(), PostKind.BUREAU_CLERK);
    }

    public Unit department() {
        return city.fresh(clerk(), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    public Unit authority(Unit of) {
        return units.authority(of.regionId(), clocks.today()).orElseThrow();
    }

    public long post(Unit unit) {
        PostKind kind = posts.ofUnit(unit.id()).stream().filter(post -> post.kind().officer()).findFirst().orElseThrow().kind();
        return transaction.execute(any -> posts.of(unit.id(), kind)).id();
    }

    public List<Long> officerPosts(Unit unit) {
        return posts.ofUnit(unit.id()).stream().filter(post -> post.kind().officer()).map(post -> post.id()).toList();
    }

    /** A complete nominee, a member of the leadership. */
    public static Nominee nominee(String name) {
        return new Nominee(name, "1", LocalDate.of(1975, 3, 1), "01", "01", "党组成员、副局长", "四级调研员", "分管数据管理、信息化", "20", "4", "计算机", "主持一网通办", "0717-6250001",
                "13800000001", true, "2026年2月27日党组会议研究同意", "政治坚定", "善用数据", "主持过平台建设", "信息科", "李专员", "0717-6250003", "王联络", "科员", "0717-6250002",
                LocalDate.of(2026, 4, 1), "夷发〔2026〕3号", "");
    }

    public long drafted(Who steward, Unit unit, String name) {
        long id = filings.draft(steward, unit.id(), List.of(post(unit)), "测函〔2026〕1号", "");
        FilingLine line = rows.get(id).lines().getFirst();
        filings.save(steward, id, line.id(), line.version(), null, nominee(name));
        return id;
    }

    public void sign(Who head, SubjectRef subject) {
        Run run = routes.current(subject).orElseThrow();
        routes.sign(head, run.id(), run.version(), "同意");
    }

    public Filing submitted(Unit unit, String name) {
        Who steward = city.acting(unit, PostKind.DATA_STEWARD);
        Who head = city.acting(unit, PostKind.UNIT_HEAD);
        long id = drafted(steward, unit, name);
        filings.send(steward, id, rows.get(id).version());
        sign(head, rows.get(id).ref());
        return rows.get(id);
    }

    public Filing filed(Unit unit, String name) {
        Filing filing = submitted(unit, name);
        FilingLine line = filing.lines().getFirst();
        review.accept(clerk(), filing.id(), line.id(), line.version(), true);
        return rows.get(filing.id());
    }
}
