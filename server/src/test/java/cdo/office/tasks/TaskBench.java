package cdo.office.tasks;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of a task; every test has departments of its own. */
@Component
public class TaskBench {

    public static final String BUREAU = "宜昌市政务服务和大数据管理局";

    public final FoundedCity city;
    public final Decisions decisions;
    public final Tasks tasks;
    public final Working working;
    public final Judging judging;
    private final Posts posts;
    public final Duties duties;
    private final Attachments attachments;

    TaskBench(FoundedCity city, Decisions decisions, Tasks tasks, Working working, Judging judging, Posts posts, Duties duties, Attachments attachments) {
        this.city = city;
        this.decisions = decisions;
        this.tasks = tasks;
        this.working = working;
        this.judging = judging;
        this.posts = posts;
        this.duties = duties;
        this.attachments = attachments;
    }

    public Who clerk() {
        return city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK);
    }

    public Unit department(Who clerk) {
        return city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    /** The officer's post of a city department. */
    public Post lead(Unit unit) {
        return posts.of(unit.id(), PostKind.DEPARTMENT_CDO);
    }

    public Post lead(Unit unit, PostKind kind) {
        return posts.of(unit.id(), kind);
    }

    public long decision(Who who) {
        return decisions.decide(who, new NewDecision(who.unitId(), DecisionSource.AUTHORITY_DOCUMENT, "宜城指办〔2026〕3号", "关于推进数据归集的决定", "各单位应归集基础数据。",
                LocalDate.of(2026, 2, 2), null));
    }

    public NewTask draft(long decision, Post lead, LocalDate due) {
        return new NewTask(decision, DutyArea.DATA_STANDARDS, "完成基础数据归集", "目录挂接率达到90%", lead.id(), Set.of(), due);
    }

    public Task handed(Who who, Unit unit, LocalDate due) {
        return task(tasks.hand(who, draft(decision(who), lead(unit), due)));
    }

    public Task task(long id) {
        return tasks.find(id).orElseThrow();
    }

    public void prove(Who steward, long id) {
        var file = attachments.store(steward, working.workable(steward, id).ref(), "归集清单.txt", new ByteArrayInputStream("人口库已归集".getBytes(StandardCharsets.UTF_8)));
        working.report(steward, id, new NewProgress("已归集人口库", 60, null, Set.of(), Set.of(file.id())));
    }

    public Task submitted(Who steward, long id) {
        prove(steward, id);
        working.submit(steward, id, task(id).version(), "请验收");
        return task(id);
    }

    public List<Duty> duties(long id, String rule) {
        return duties.about(task(id).ref()).stream().filter(duty -> duty.ruleKey().equals(rule)).toList();
    }

    public Duty finish(long id) {
        return duties(id, TaskRules.FINISH).stream().filter(duty -> duty.occurrence().equals("turn-" + task(id).turn())).findFirst().orElseThrow();
    }
}
