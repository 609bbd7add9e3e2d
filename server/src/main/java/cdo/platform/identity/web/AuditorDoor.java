package cdo.platform.identity.web;

import cdo.platform.identity.IdentityRights;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import cdo.platform.web.Threshold;
import cdo.platform.web.WhoSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * An outside auditor (外部审计人员) reads the registers and records of the kinds in the mandate, and writes nothing but the own
 * account. The units of the mandate bound what each register shows; this bounds which registers there are. Which kind a page
 * belongs to follows from the addresses of records, so a new module is covered from its first day.
 */
@Component
class AuditorDoor implements HandlerInterceptor, WebMvcConfigurer, Threshold {

    private final SubjectDirectory subjects;
    private final WhoSource whoSource;
    private volatile Map<String, Set<String>> kinds = Map.of();

    AuditorDoor(@Lazy SubjectDirectory subjects, @Lazy WhoSource whoSource) {
        this.subjects = subjects;
        this.whoSource = whoSource;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        whoSource.of(request).filter(who -> who.is(Role.OUTSIDE_AUDITOR)).ifPresent(auditor -> must(auditor, request));
        return true;
    }

    private void must(Who auditor, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean own = path.equals("/account") || path.startsWith("/account/") || path.startsWith("/sign-") || path.equals("/language");
        if (own) {
            return;
        }
        if (!reading || !within(auditor, path)) {
            throw new Problem.Denied(IdentityRights.BEYOND_MANDATE, 0);
        }
    }

    private boolean within(Who auditor, String path) {
        Set<String> shown = kindsAt(path);
        return shown.isEmpty() || shown.stream().anyMatch(auditor.powers()::readsKind);
    }

    @Override
    public boolean passes(Who who, String path) {
        return !who.is(Role.OUTSIDE_AUDITOR) || within(who, path);
    }

    /** The kinds whose records live under this address, by the longest beginning; none for pages that show no kind. */
    private Set<String> kindsAt(String path) {
        for (String start = path; !start.isEmpty(); start = start.substring(0, start.lastIndexOf('/'))) {
            Set<String> found = addresses().get(start);
            if (found != null) {
                return found;
            }
        }
        return Set.of();
    }

    private Map<String, Set<String>> addresses() {
        if (kinds.isEmpty()) {
            var all = new TreeMap<String, Set<String>>();
            for (String kind : subjects.kinds()) {
                String record = subjects.type(kind).orElseThrow().href(0);
                // what belongs to another record, such as a file, has no address of its own: its page asks that record
                if (record.endsWith("/0")) {
                    all.computeIfAbsent(record.substring(0, record.length() - 2), any -> new HashSet<>()).add(kind);
                }
            }
            kinds = all;
        }
        return kinds;
    }
}
