package cdo.start.demo;

import cdo.office.talent.Attendance;
import cdo.office.talent.Contract;
import cdo.office.talent.ContractKind;
import cdo.office.talent.Contracts;
import cdo.office.talent.Expert;
import cdo.office.talent.ExpertPool;
import cdo.office.talent.Experts;
import cdo.office.talent.OpenTo;
import cdo.office.talent.Participant;
import cdo.office.talent.ProfessionalField;
import cdo.office.talent.Training;
import cdo.office.talent.TrainingCategory;
import cdo.office.talent.TrainingRegister;
import cdo.office.talent.Trainings;
import cdo.platform.calendar.Calendars;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 人才: six experts are in the city's pool, one training was held, one takes sign-ups, and a contract for services ends in a few weeks. */
@Component
@Order(60)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class TalentEpisode implements Episode {

    private static final int TERM = 3;
    private static final String VENUE = "市民之家三楼培训室";

    private final Experts experts;
    private final ExpertPool pool;
    private final Trainings trainings;
    private final TrainingRegister register;
    private final Attendance attendance;
    private final Contracts contracts;
    private final Calendars calendars;
    private final Clocks clocks;

    TalentEpisode(Experts experts, ExpertPool pool, Trainings trainings, TrainingRegister register, Attendance attendance, Contracts contracts, Calendars calendars, Clocks clocks) {
        this.experts = experts;
        this.pool = pool;
        this.trainings = trainings;
        this.register = register;
        this.attendance = attendance;
        this.contracts = contracts;
        this.calendars = calendars;
        this.clocks = clocks;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        LocalDate begins = scenario.begins();
        LocalDate today = scenario.today();
        var nominated = new ArrayList<Long>();
        script.on(begins.plusDays(4), () -> contract(actors.as("bureau-clerk"), today));
        script.on(begins.plusDays(12), () -> nominated.addAll(nominate(actors)));
        script.on(begins.plusDays(18), () -> nominated.forEach(id -> admit(actors.as("bureau-clerk"), id)));
        held(actors, script, begins);
        var open = new long[1];
        script.on(today.minusDays(6), () -> open[0] = announce(actors.as("bureau-clerk"), TrainingCategory.SECURITY, "政务数据安全责任与应急处置", "数据安全责任划分、日常检查和突发事件报告处置。",
                calendars.national().firstWorkingDayFrom(today.plusDays(11))));
        script.on(today.minusDays(2), () -> List.of("civil-steward", "yiling-steward").forEach(login -> attendance.signUp(actors.as(login), open[0])));
    }

    private List<Long> nominate(Actors actors) {
        var fields = new LinkedHashMap<String, Set<ProfessionalField>>();
        fields.put("宜昌市民政局", Set.of(ProfessionalField.DATA_GOVERNANCE, ProfessionalField.GOVERNMENT_SERVICE));
        fields.put("宜昌市卫生健康委员会", Set.of(ProfessionalField.HEALTH, ProfessionalField.DATA_STANDARDS));
        fields.put("宜昌市住房和城乡建设局", Set.of(ProfessionalField.LAND_AND_HOUSING, ProfessionalField.ENGINEERING));
        fields.put("宜昌市应急管理局", Set.of(ProfessionalField.PUBLIC_SAFETY, ProfessionalField.DATA_USE));
        fields.put("宜昌市公安局", Set.of(ProfessionalField.DATA_SECURITY, ProfessionalField.PUBLIC_SAFETY));
        fields.put("宜昌市交通运输局", Set.of(ProfessionalField.TRANSPORT, ProfessionalField.DATA_USE));
        var ids = new ArrayList<Long>();
        for (Map.Entry<String, Set<ProfessionalField>> each : fields.entrySet()) {
            String nominator = each.getKey().equals("宜昌市民政局") ? "civil-head" : "bureau-clerk";
            ids.add(experts.nominate(actors.as(nominator), actors.steward(each.getKey(), clocks.today()), new Expert.Text("", "高级工程师", each.getValue(),
                    "长期从事本行业信息系统建设和数据治理，熟悉数据目录编制与质量核查。", "业务熟、作风实，能够承担评审和咨询任务。演示人物，与实际无关。")));
        }
        return ids;
    }

    private void admit(Who clerk, long id) {
        experts.admit(clerk, id, pool.get(clerk, id).version(), clocks.today(), clocks.today().plusYears(TERM).minusDays(1));
    }

    private void held(Actors actors, Script script, LocalDate begins) {
        LocalDate day = calendars.national().firstWorkingDayFrom(begins.plusDays(30));
        var id = new long[1];
        script.on(begins.plusDays(20), () -> id[0] = announce(actors.as("bureau-clerk"), TrainingCategory.SKILL, "数据目录编制与分级分类实务", "目录要素填写、数据分级分类方法和常见问题。", day));
        script.on(begins.plusDays(23), () -> List.of("civil-cdo", "civil-steward", "health-cdo", "health-steward", "housing-steward", "housing-head")
                .forEach(login -> attendance.signUp(actors.as(login), id[0])));
        script.on(day, () -> attend(actors.as("bureau-clerk"), id[0], actors.as("housing-head").personId()));
        script.on(day.plusDays(1), () -> {
            trainings.close(actors.as("bureau-clerk"), id[0], register.get(actors.as("bureau-clerk"), id[0]).version());
            attendance.rate(actors.as("civil-steward"), id[0], 5);
            attendance.rate(actors.as("health-cdo"), id[0], 4);
        });
    }

    /** All who signed up but one, from the signed list. */
    private void attend(Who clerk, long id, long missing) {
        List<Participant> all = register.participants(clerk, register.get(clerk, id));
        attendance.attended(clerk, id, all.stream().filter(each -> each.personId() == null || each.personId() != missing).map(Participant::id).toList());
    }

    private long announce(Who clerk, TrainingCategory category, String topic, String content, LocalDate day) {
        long id = trainings.plan(clerk, new Training.Text(category, topic, "市行业数据专家（演示人物）", "各单位首席数据官、数据专员", content + "（演示数据，与实际无关）", VENUE, day, "14:30",
                BigDecimal.valueOf(4), 60, day.minusDays(2), OpenTo.REGION, Set.of()));
        trainings.open(clerk, id, register.get(clerk, id).version());
        return id;
    }

    private void contract(Who clerk, LocalDate today) {
        LocalDate starts = today.plusDays(27).minusYears(1).plusDays(1);
        contracts.register(clerk, new Contract.Text(ContractKind.PURCHASED_SERVICE, "数据目录质量核查服务", "示例数据技术服务有限公司（演示）", "每季度抽查各单位数据目录，出具核查报告，提供填报咨询。（演示数据，与实际无关）",
                new Contract.Term("演示合同" + starts.getYear() + "-018", starts.minusDays(9), starts, today.plusDays(27), BigDecimal.valueOf(286_000))));
    }
}
