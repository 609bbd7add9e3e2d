package cdo.office.talent.web;

import cdo.office.talent.Contract;
import cdo.office.talent.ContractKind;
import cdo.office.talent.ContractStage;
import cdo.office.talent.Contracts;
import cdo.office.talent.TalentRights;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.FileLink;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of contracts and one contract's page. */
@Controller
class ContractPages {

    private final Contracts contracts;
    private final Attachments attachments;
    private final Level level;
    private final Clocks clocks;

    ContractPages(Contracts contracts, Attachments attachments, Level level, Clocks clocks) {
        this.contracts = contracts;
        this.attachments = attachments;
        this.level = level;
        this.clocks = clocks;
    }

    @GetMapping("/contracts")
    Screen register(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String stage,
                    @RequestParam(defaultValue = "") String soon, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        return Screen.of("office/talent/contracts").with("slice", contracts.slice(who, q, Choices.of(ContractKind.class, kind), Choices.of(ContractStage.class, stage), soon.equals("yes"),
                new Slice.Ask(page, size))).with("soon", soon.equals("yes"));
    }

    @GetMapping("/contracts/new")
    Screen blank(Who who) {
        who.must(TalentRights.CONTRACTS);
        return Screen.of("office/talent/contractNew").with("form", Form.empty());
    }

    @GetMapping("/contracts/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Contract contract = contracts.get(who, id);
        var text = contract.text();
        var term = text.term();
        var values = new HashMap<String, Object>(Map.of("kind", text.kind(), "title", text.title(), "counterpart", text.counterpart(), "work", text.work(), "number", term.number(),
                "signedOn", term.signedOn(), "starts", term.starts(), "ends", term.ends()));
        values.put("amount", term.amount() == null ? "" : term.amount().toPlainString());
        boolean decides = contract.stage() == ContractStage.IN_FORCE && who.may(TalentRights.CONTRACTS, contract.unitId());
        return Screen.of("office/talent/contract").with("contract", contract).with("unit", level.unit(contract.unitId())).with("form", failed != null ? failed : Form.empty()).with("filled", Form.filled(values))
                .with("decides", decides).with("attaches", who.may(TalentRights.CONTRACTS, contract.unitId())).with("steps", contracts.history(contract))
                .with("days", java.time.temporal.ChronoUnit.DAYS.between(clocks.today(), term.ends()))
                .with("files", attachments.of(contract.ref()).stream().map(file -> new FileLink(file.name(), file.href(), file.size(), file.uploader())).toList())
                .with("largest", attachments.maxMegabytes());
    }
}
