package cdo.platform.organization.web;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.masking.Masking;
import cdo.platform.organization.NewPerson;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.People;
import cdo.platform.organization.PeopleRegister;
import cdo.platform.organization.Person;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import cdo.platform.web.Contribution;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People: the list with what they held on any date, a person's record, registering and correcting; sensitive values masked. */
@Controller
class PeoplePages {

    private final PeopleRegister register;
    private final People people;
    private final Posts posts;
    private final Units units;
    private final Names names;
    private final Clocks clocks;
    private final Words words;
    private final Audit audit;
    private final Masking masking;
    private final ObjectProvider<Contribution> contributions;
    private final Templates templates;

    PeoplePages(PeopleRegister register, People people, Posts posts, Units units, Names names, Clocks clocks, Words words, Audit audit, Masking masking,
                ObjectProvider<Contribution> contributions, Templates templates) {
        this.register = register;
        this.people = people;
        this.posts = posts;
        this.units = units;
        this.names = names;
        this.clocks = clocks;
        this.words = words;
        this.audit = audit;
        this.masking = masking;
        this.contributions = contributions;
        this.templates = templates;
    }

    @GetMapping("/people")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String on,
                @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String before, @RequestParam(defaultValue = "50") int size) {
        var filter = new PeopleRegister.Filter(q, Names.constant(PostKind.class, kind), Names.on(on, clocks.today()));
        return Screen.of("platform/organization/people").with("slice", register.slice(who, filter, Slice.Ask.keyed(size, after, before))).with("names", names).with("on", filter.on())
                .with("query", "q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8) + "&kind=" + (filter.kind() == null ? "" : filter.kind().name()) + "&on=" + filter.on());
    }

    @GetMapping("/people/export")
    ResponseEntity<byte[]> export(Who who, HttpServletRequest request, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
                                  @RequestParam(defaultValue = "") String on) {
        var filter = new PeopleRegister.Filter(q, Names.constant(PostKind.class, kind), Names.on(on, clocks.today()));
        var rows = register.all(who, filter);
        audit.exported(who, "organization.people-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", rows.size(), "on", filter.on());
        var language = Languages.of(request);
        List<String> heads = List.of("name", "unit", "title", "posts").stream().map(key -> words.say(language, "people.col." + key)).toList();
        return Spreadsheet.answer(words, language, words.say(language, "people.sheet", filter.on()), heads, rows.stream()
                .map(row -> java.util.Arrays.<Object>asList(row.name(), units.get(row.homeUnitId()).name(language), row.title(), row.held().stream()
                        .map(held -> units.get(held.unitId()).name(language) + " " + words.value(language, held.kind())).collect(Collectors.joining("；")))).toList());
    }

    @GetMapping("/people/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        if (!register.opens(who, id)) {
            throw new cdo.platform.kernel.Problem.Hidden(SubjectRef.of("person", people.get(id).id()));
        }
        return record(who, people.get(id), false, Form.empty());
    }

    private Screen record(Who who, Person person, boolean revealed, Form form) {
        var panels = contributions.stream().flatMap(each -> each.panels(who, SubjectRef.of("person", person.id())).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
        return Screen.of("platform/organization/person").with("person", person).with("revealed", revealed).with("form", form).with("contacts", contacts(who, person, revealed))
                .with("tenures", posts.historyOf(person.id())).with("names", names).with("panels", panels).with("templates", templates);
    }

    /** Office telephone and e-mail are for colleagues who read the unit's records, as in the roster; a mobile number is for nobody without a reason. */
    private Contacts contacts(Who who, Person person, boolean revealed) {
        if (revealed) {
            return new Contacts(person.officePhone(), person.mobile(), person.email());
        }
        long unit = person.homeUnitId();
        boolean colleague = who.seat() != null && who.reads(unit);
        return new Contacts(colleague ? person.officePhone() : masking.contact(who, unit, "person.officePhone", person.officePhone()), masking.contact(who, unit, "person.mobile", person.mobile()),
                colleague ? person.email() : masking.contact(who, unit, "person.email", person.email()));
    }

    /** Shows the masked values in full on this answer only. */
    @PostMapping("/people/{id:\\d+}/reveal")
    Object reveal(Who who, HttpServletRequest request, @PathVariable long id) {
        Form form = Form.of(request);
        try {
            return record(who, people.reveal(who, id, form.value("reason")), true, Form.empty());
        } catch (cdo.platform.kernel.Problem.Invalid invalid) {
            return record(who, people.get(id), false, form.refused(invalid));
        }
    }

    @GetMapping("/people/new")
    Screen blank(Who who) {
        who.must(OrganizationRights.EDIT_PEOPLE);
        var filled = new LinkedHashMap<String, Object>();
        who.seated().ifPresent(seat -> filled.put("unit", units.get(seat.unitId()).name()));
        return form(Form.filled(filled), null);
    }

    @PostMapping("/people")
    Object registration(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long id = people.register(who, read(read, null));
            Flash.say(request, "people.registered");
            return "/people/" + id;
        }, failed -> form(failed, null));
    }

    @GetMapping("/people/{id:\\d+}/correction")
    Screen correction(Who who, @PathVariable long id) {
        Person person = people.get(id);
        who.must(OrganizationRights.EDIT_PEOPLE, person.homeUnitId());
        var filled = new LinkedHashMap<String, Object>();
        filled.put("name", person.name());
        filled.put("unit", units.get(person.homeUnitId()).name());
        filled.put("sex", person.sex());
        filled.put("title", person.title());
        filled.put("rank", person.rank());
        filled.put("portfolio", person.portfolio());
        filled.put("major", person.major());
        filled.put("digitalHistory", person.digitalHistory());
        filled.put("officePhone", person.officePhone());
        filled.put("email", person.email());
        filled.put("version", person.version());
        return form(Form.filled(filled), person);
    }

    @PostMapping("/people/{id:\\d+}/correction")
    Object corrected(Who who, HttpServletRequest request, @PathVariable long id) {
        Person person = people.get(id);
        who.must(OrganizationRights.EDIT_PEOPLE, person.homeUnitId());
        return Form.of(request).step(read -> {
            people.correct(who, id, read.version(), read(read, person));
            Flash.say(request, "people.corrected");
            return "/people/" + id;
        }, failed -> form(failed, person));
    }

    private Screen form(Form form, @org.jspecify.annotations.Nullable Person person) {
        Screen screen = Screen.of("platform/organization/personForm").with("form", form);
        return person == null ? screen : screen.with("person", person);
    }

    /** The masked values stay as they are when their fields are left empty. */
    private NewPerson read(Reading read, @org.jspecify.annotations.Nullable Person before) {
        String name = read.text("name", 60);
        long unit = names.read(read, "unit", clocks.today());
        LocalDate birth = read.optionalDate("birth");
        String mobile = text(read, "mobile", 11);
        var person = new NewPerson(unit, name, text(read, "sex", 1), birth == null && before != null ? before.birthMonth() : birth, before == null ? "" : before.ethnicity(),
                before == null ? "" : before.affiliation(), text(read, "title", 100), text(read, "rank", 60), text(read, "portfolio", 300), before == null ? "" : before.education(),
                before == null ? "" : before.degree(), text(read, "major", 100), text(read, "digitalHistory", 1000), text(read, "officePhone", 30),
                mobile.isEmpty() && before != null ? before.mobile() : mobile, text(read, "email", 100));
        read.done();
        return person;
    }

    private static String text(Reading read, String field, int longest) {
        String typed = read.optional(field, longest);
        return typed == null ? "" : typed;
    }
}
