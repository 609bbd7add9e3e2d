package cdo.start.demo;

import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.Judging;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewProgress;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Task;
import cdo.office.tasks.Tasks;
import cdo.office.tasks.Working;
import cdo.office.tasks.forms.FieldKind;
import cdo.office.tasks.forms.FormField;
import cdo.office.tasks.forms.FormRequest;
import cdo.office.tasks.forms.FormRequests;
import cdo.office.tasks.forms.Sheets;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 任务督办: one decision split into tasks – one accepted, one submitted, one under way, one so late that it is in a letter and a circular – and a
 * form that some units have handed in.
 */
@Component
@Order(30)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class TaskEpisode implements Episode {

    private static final String DEMO = "（演示数据，与实际无关）";

    private final Decisions decisions;
    private final Tasks tasks;
    private final Working working;
    private final Judging judging;
    private final FormRequests requests;
    private final Sheets sheets;
    private final Posts posts;

    TaskEpisode(Decisions decisions, Tasks tasks, Working working, Judging judging, FormRequests requests, Sheets sheets, Posts posts) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.working = working;
        this.judging = judging;
        this.requests = requests;
        this.sheets = sheets;
        this.posts = posts;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        LocalDate today = scenario.today();
        var handed = new HashMap<String, Long>();
        script.on(today.minusDays(40), () -> hand(actors, today, handed));
        script.on(today.minusDays(15), () -> report(actors.as("housing-steward"), handed.get("housing"), true));
        script.on(today.minusDays(12), () -> judging.accept(actors.as("bureau-clerk"), handed.get("housing"), task(handed.get("housing")).version(), "达到验收标准。"));
        script.on(today.minusDays(8), () -> report(actors.as("civil-steward"), handed.get("civil"), false));
        script.on(today.minusDays(2), () -> report(actors.as("emergency-steward"), handed.get("emergency"), true));
        script.on(today.minusDays(6), () -> ask(actors, today));
    }

    private void hand(Actors actors, LocalDate today, Map<String, Long> handed) {
        Who clerk = actors.as("bureau-clerk");
        long decision = decisions.decide(clerk, new NewDecision(clerk.unitId(), DecisionSource.AUTHORITY_DOCUMENT, null, "关于加快推进公共数据归集和共享应用的决定",
                "各单位应按期完成数据目录编制和基础数据归集，推动重点应用场景落地。" + DEMO, today.minusDays(42), null));
        handed.put("housing", hand(clerk, decision, DutyArea.DATA_STANDARDS, "完成住房保障系统数据目录编制", "目录全部发布，信息项完整", actors.unit("宜昌市住房和城乡建设局"), today.minusDays(10)));
        handed.put("civil", hand(clerk, decision, DutyArea.DATA_INNOVATION, "推动社会救助资格核对数据共享应用", "在一网通办事项中投入使用", actors.unit("宜昌市民政局"), today.plusDays(20)));
        handed.put("emergency", hand(clerk, decision, DutyArea.SUPERVISION, "梳理应急指挥信息化项目执行情况", "形成清单并报送", actors.unit("宜昌市应急管理局"), today.plusDays(5)));
        handed.put("health", hand(clerk, decision, DutyArea.DATA_STANDARDS, "归集全员人口健康基础数据", "挂接率达到90%", actors.unit("宜昌市卫生健康委员会"), today.minusDays(20)));
    }

    private long hand(Who clerk, long decision, DutyArea area, String content, String criterion, Unit lead, LocalDate due) {
        return tasks.hand(clerk, new NewTask(decision, area, content + DEMO, criterion, posts.of(lead.id(), PostKind.DEPARTMENT_CDO).id(), Set.of(), due));
    }

    private Task task(long id) {
        return tasks.find(id).orElseThrow();
    }

    private void report(Who steward, long id, boolean done) {
        var own = cdo.platform.kernel.SubjectRef.of("unit", steward.unitId());
        working.report(steward, id, new NewProgress(done ? "已按要求完成，相关记录见本单位页面。" : "已完成需求对接，正在联调。", done ? 100 : 60, null, Set.of(own), Set.of()));
        if (done) {
            working.submit(steward, id, task(id).version(), "请予验收。");
        }
    }

    private void ask(Actors actors, LocalDate today) {
        Who clerk = actors.as("bureau-clerk");
        long id = requests.draft(clerk, new FormRequest.Draft("信息系统运行情况统计表", "摸清年末系统底数，用于编制下一年度计划。" + DEMO, null, false, today.plusDays(4)), null);
        requests.fields(clerk, id, 0, List.of(field("单位名称", FieldKind.TEXT, "unit.name"), field("首席数据官", FieldKind.TEXT, "officer.name"), field("在用系统数量（个）", FieldKind.NUMBER, null),
                field("是否全部上云", FieldKind.YES_NO, null)));
        Set<Long> to = Set.of(actors.unit("宜昌市民政局").id(), actors.unit("宜昌市卫生健康委员会").id(), actors.unit("宜昌市住房和城乡建设局").id(), actors.unit("夷陵区人民政府").id());
        requests.send(clerk, id, requests.get(clerk, id).version(), to);
        Who steward = actors.as("housing-steward");
        sheets.waiting(steward).stream().filter(sheet -> sheet.requestId() == id).forEach(sheet -> {
            var row = new HashMap<>(sheets.cells(sheet.id()).getFirst());
            List<FormField> fields = requests.fields(id);
            row.put(fields.get(0).id(), "宜昌市住房和城乡建设局");
            row.put(fields.get(2).id(), "9");
            row.put(fields.get(3).id(), "是");
            sheets.save(steward, sheet.id(), sheet.version(), List.of(row));
            sheets.submit(steward, sheet.id(), sheet.version() + 1);
        });
    }

    private static FormField.Draft field(String title, FieldKind kind, @org.jspecify.annotations.Nullable String fact) {
        return new FormField.Draft(title, kind, kind != FieldKind.YES_NO && !"officer.name".equals(fact), List.of(), fact);
    }
}
