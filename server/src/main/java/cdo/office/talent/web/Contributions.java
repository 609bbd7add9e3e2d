package cdo.office.talent.web;

import cdo.office.talent.TalentRights;
import cdo.office.talent.TalentSubjects;
import cdo.office.talent.TrainingRegister;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.NewAction;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What talent adds to the common pages: four entries, four beginnings, trainings on units' records and on the workbench, learning on a person's. */
@Component("talentContributions")
class Contributions implements Contribution {

    private static final int SHOWN = 5;

    private final TalentSubjects subjects;
    private final TrainingRegister trainings;
    private final Clocks clocks;

    Contributions(TalentSubjects subjects, TrainingRegister trainings, Clocks clocks) {
        this.subjects = subjects;
        this.trainings = trainings;
        this.clocks = clocks;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 500, "talent.nav.trainings", "school", "/trainings", TalentRights.SEE),
                new NavItem(Chapter.OFFICE, 510, "talent.nav.experts", "users-group", "/experts", TalentRights.SEE),
                new NavItem(Chapter.OFFICE, 520, "talent.nav.contracts", "certificate", "/contracts", TalentRights.SEE),
                new NavItem(Chapter.OFFICE, 530, "talent.nav.bodies", "building", "/operating-bodies", TalentRights.SEE));
    }

    @Override
    public List<Right> rights() {
        return TalentRights.all();
    }

    @Override
    public List<NewAction> newActions() {
        return List.of(new NewAction(500, "talent.training.new", "/trainings/new", TalentRights.TRAIN), new NewAction(510, "talent.expert.new", "/experts/new", TalentRights.NOMINATE),
                new NewAction(520, "talent.contract.new", "/contracts/new", TalentRights.CONTRACTS), new NewAction(530, "talent.body.new", "/operating-bodies/new", TalentRights.BODIES));
    }

    @Override
    public List<SubjectType> subjects() {
        return subjects.all();
    }

    @Override
    public List<Panel> panels(Who who, SubjectRef subject) {
        return switch (subject.kind()) {
            case "unit" -> {
                var lines = trainings.ofUnit(who, subject.id(), SHOWN);
                yield lines.isEmpty() ? List.of() : List.of(new Panel(60, "office/talent/panel", Map.of("lines", lines)));
            }
            case "person" -> trainings.mayRead(who, subject.id()) ? List.of(new Panel(60, "office/talent/personPanel",
                    Map.of("person", subject.id(), "learned", trainings.learned(who, subject.id()), "hours", trainings.hours(subject.id(), clocks.today().getYear())))) : List.of();
            default -> List.of();
        };
    }

    @Override
    public List<Section> workbench(Who who) {
        var coming = trainings.coming(who, SHOWN);
        return coming.isEmpty() ? List.of() : List.of(new Section(60, false, "office/talent/coming", Map.of("lines", coming)));
    }
}
