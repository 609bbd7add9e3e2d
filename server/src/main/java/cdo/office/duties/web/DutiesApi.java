package cdo.office.duties.web;

import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.duties.Ledger;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Slice;
import cdo.platform.web.Turned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Duties for other systems: those of the register's page, soonest first. */
@RestController
class DutiesApi {

    private final Ledger ledger;
    private final Words words;

    DutiesApi(Ledger ledger, Words words) {
        this.ledger = ledger;
        this.words = words;
    }

    /** {@code days}: working days left, negative when overdue; {@code subject}: kind and number of the record it is about. */
    record Answer(long id, String rule, int edition, String title, String titleEn, String subjectKind, long subjectId, long unitId, String unit, long owedToUnitId, String owedTo,
                  LocalDate started, LocalDate due, LocalDate firstDue, boolean provisional, DutyState state, @Nullable LocalDate metOn, int days) {
    }

    /** @param state running, all, or one state */
    @GetMapping(path = "/api/v1/duties", produces = MediaType.APPLICATION_JSON_VALUE)
    Turned<Answer> duties(Who who, @RequestParam(defaultValue = "running") String state, @RequestParam(defaultValue = "") String rule, @RequestParam @Nullable Long unit,
                          @RequestParam(defaultValue = "false") boolean below, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "100") int size) {
        return Turned.of(ledger.register(who, new Ledger.Filter(state, unit, below, rule, "", null, null, null), Slice.Ask.keyed(size, after, "")), this::answer);
    }

    private Answer answer(Ledger.Line line) {
        Duty duty = line.duty();
        return new Answer(duty.id(), duty.ruleKey(), line.rule().edition(), say(Language.ZH, duty.title()), say(Language.EN, duty.title()), duty.subject().kind(), duty.subject().id(),
                duty.debtorUnitId(), say(Language.ZH, line.unitName()), duty.owedToUnitId(), say(Language.ZH, line.owedToName()), duty.started(), duty.due(), duty.firstDue(),
                duty.provisional(), duty.state(), duty.metOn(), line.days());
    }

    private String say(Language language, Message message) {
        return words.say(language, message);
    }
}
