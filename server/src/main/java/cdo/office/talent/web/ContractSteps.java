package cdo.office.talent.web;

import cdo.office.talent.Contract;
import cdo.office.talent.ContractKind;
import cdo.office.talent.Contracts;
import cdo.office.talent.TalentRights;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The steps of a contract: registration, correction, renewal, end, its scan. */
@Controller
class ContractSteps {

    private final Contracts contracts;
    private final Attachments attachments;
    private final ContractPages pages;

    ContractSteps(Contracts contracts, Attachments attachments, ContractPages pages) {
        this.contracts = contracts;
        this.attachments = attachments;
        this.pages = pages;
    }

    @PostMapping("/contracts")
    Object registration(Who who, HttpServletRequest request) {
        who.must(TalentRights.CONTRACTS);
        return Form.of(request).step(read -> {
            Contract.Text text = text(read);
            read.done();
            long id = contracts.register(who, text);
            Flash.say(request, "talent.flash.registered");
            return "/contracts/" + id;
        }, failed -> Screen.of("office/talent/contractNew").with("form", failed));
    }

    private static Contract.Text text(Reading read) {
        return new Contract.Text(read.choice("kind", ContractKind.class), read.text("title", 120), read.text("counterpart", 120), read.text("work", 2000), term(read));
    }

    private static Contract.Term term(Reading read) {
        String number = read.optional("number", 60);
        return new Contract.Term(number == null ? "" : number, read.date("signedOn"), read.date("starts"), read.date("ends"), read.optionalAmount("amount"));
    }

    @PostMapping("/contracts/{id:\\d+}/correction")
    Object correction(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Contract.Text text = text(read);
            read.done();
            contracts.correct(who, id, read.version(), text);
            Flash.say(request, "talent.flash.revised");
            return "/contracts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/contracts/{id:\\d+}/renewal")
    Object renewal(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Contract.Term term = term(read);
            String outcome = read.text("outcome", 1000);
            read.done();
            long next = contracts.renew(who, id, read.version(), term, outcome);
            Flash.say(request, "talent.flash.contractRenewed");
            return "/contracts/" + next;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/contracts/{id:\\d+}/end")
    Object end(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate on = read.date("on");
            String outcome = read.text("outcome", 1000);
            read.done();
            contracts.end(who, id, read.version(), on, outcome);
            Flash.say(request, "talent.flash.contractEnded");
            return "/contracts/" + id;
        }, failed -> pages.record(who, id, failed));
    }

    @PostMapping("/contracts/{id:\\d+}/attachments")
    Object attachment(Who who, @PathVariable long id, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            Contract contract = contracts.mine(who, id);
            if (file == null || file.isEmpty()) {
                read.wrong("file", "form.missing");
            }
            read.done();
            try (var content = file.getInputStream()) {
                attachments.store(who, contract.ref(), file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Flash.say(request, "talent.flash.attached");
            return "/contracts/" + id;
        }, failed -> pages.record(who, id, failed));
    }
}
