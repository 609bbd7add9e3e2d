package cdo.office.talent;

import cdo.platform.jobs.DayJob;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** 到期提醒: contracts and terms of experts whose end comes near become duties, which remind by themselves. */
@Component
class EndsComing implements DayJob {

    /** Calendar days before the end of an expert's term. */
    private static final int TERM_NOTICE = 30;

    private final Contracts contracts;
    private final Experts experts;

    EndsComing(Contracts contracts, Experts experts) {
        this.contracts = contracts;
        this.experts = experts;
    }

    @Override
    public String key() {
        return "talent.ends";
    }

    @Override
    public int order() {
        return 180;
    }

    @Override
    public void run(LocalDate day) {
        contracts.endsComing(day);
        experts.termsEnding(day, day.plusDays(TERM_NOTICE));
    }
}
