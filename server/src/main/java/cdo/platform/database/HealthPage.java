package cdo.platform.database;

import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /healthz}: can this node serve people? Says nothing that a stranger should not know. */
@RestController
class HealthPage {

    private final DSLContext sql;

    HealthPage(DSLContext sql) {
        this.sql = sql;
    }

    @GetMapping("/healthz")
    ResponseEntity<Map<String, String>> health() {
        try {
            sql.selectOne().fetch();
            return ResponseEntity.ok(Map.of("status", "ok"));
        } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
            return ResponseEntity.status(503).body(Map.of("status", "no database"));
        }
    }
}
