package cdo.platform.audit.web;

import cdo.platform.audit.Anchor;
import cdo.platform.audit.EventSheet;
import cdo.platform.audit.Events;
import cdo.platform.audit.Verifications;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Verification, and everything that leaves as a file: written to disk first, so that an error never leaves half a file. */
@Controller("auditSteps")
class Steps {

    private final Events events;
    private final EventSheet sheet;
    private final Verifications verifications;
    private final Clocks clocks;

    Steps(Events events, EventSheet sheet, Verifications verifications, Clocks clocks) {
        this.events = events;
        this.sheet = sheet;
        this.verifications = verifications;
        this.clocks = clocks;
    }

    @PostMapping("/audit/verification")
    Object verification(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            var verdict = verifications.run(who);
            Flash.say(request, verdict.clean() ? "audit.verified.clean" : "audit.verified.findings", verdict.last());
            return "/audit/verification";
        }, failed -> Screen.of("platform/audit/verification"));
    }

    @GetMapping("/audit/export")
    void export(Who who, HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "xlsx") String format) throws IOException {
        Language language = Languages.of(request);
        String type = switch (format) {
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "csv" -> "text/csv;charset=UTF-8";
            case "jsonl" -> "application/x-ndjson;charset=UTF-8";
            default -> throw new Problem.Refused("audit.noFormat", format);
        };
        send(response, "audit-" + clocks.real().atZone(Clocks.ZONE).toLocalDate() + "." + format, type, out ->
                events.export(who, Asked.filter(request), format, rows -> {
                    switch (format) {
                        case "xlsx" -> sheet.xlsx(rows, language, out);
                        case "csv" -> sheet.csv(rows, language, out);
                        default -> sheet.jsonl(rows, out);
                    }
                }));
    }

    @GetMapping("/audit/trail")
    void trail(Who who, HttpServletResponse response, @RequestParam(defaultValue = "") String month) throws IOException {
        Optional<YearMonth> wanted = month(month);
        send(response, "trail-" + wanted.map(YearMonth::toString).orElse("all") + ".jsonl", "application/x-ndjson;charset=UTF-8", out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                verifications.export(who, wanted, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @GetMapping("/audit/anchors")
    void anchors(Who who, HttpServletResponse response) throws IOException {
        String lines = verifications.anchors(who).stream().map(Anchor::toString).collect(Collectors.joining("\n", "", "\n"));
        send(response, "anchors.txt", "text/plain;charset=UTF-8", out -> {
            try {
                out.write(lines.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            throw new Problem.Refused("audit.noMonth", text);
        }
    }

    private interface Writing {
        void to(OutputStream out);
    }

    private static void send(HttpServletResponse response, String name, String type, Writing writing) throws IOException {
        Path file = Files.createTempFile("audit", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.to(out);
            }
            response.setContentType(type);
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
