package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ApplicationTest {

    @Autowired
    DSLContext sql;

    @Test
    void theServerStartsOnMigratedSchemas() {
        assertThat(sql.fetchOne("select count(*) from audit.event where outcome = 'nonsense'").get(0, Long.class)).isZero();
    }
}
