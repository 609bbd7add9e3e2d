package cdo.platform.identity.web;

import cdo.platform.identity.Invitation;
import cdo.platform.identity.Seals;
import cdo.platform.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The slips with one-time links that were just made, for printing and as a sheet. They are kept sealed in the
 * administrator's own session, until handed out or until it ends; the database otherwise knows only their hashes.
 */
@Component
public class Handout {

    private static final String KEPT = "handout";

    private final Seals seals;
    private final JsonMapper json;
    private final Origin origin;

    Handout(Seals seals, JsonMapper json, Origin origin) {
        this.seals = seals;
        this.json = json;
        this.origin = origin;
    }

    /** One slip. */
    public record Slip(String name, String login, String link, String until) {
    }

    void keep(HttpServletRequest request, List<Invitation> invitations) {
        String base = origin.of(request);
        var minute = java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
        List<Slip> slips = invitations.stream().map(each -> new Slip(each.account().name(), each.account().login(), base + each.path(),
                minute.format(each.expiresAt().atZone(cdo.platform.kernel.Clocks.ZONE)))).toList();
        byte[] sealed = seals.seal(KEPT, json.writeValueAsString(slips).getBytes(StandardCharsets.UTF_8));
        request.getSession().setAttribute(KEPT, Base64.getEncoder().encodeToString(sealed));
    }

    List<Slip> slips(HttpServletRequest request) {
        if (!(request.getSession().getAttribute(KEPT) instanceof String sealed)) {
            return List.of();
        }
        return List.of(json.readValue(new String(seals.open(KEPT, Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8), Slip[].class));
    }

    void clear(HttpServletRequest request) {
        request.getSession().removeAttribute(KEPT);
    }
}
