package cdo.office.talent;

import static cdo.office.talent.views.PublishedContract.PUBLISHED_CONTRACT;
import static org.jooq.impl.DSL.coalesce;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 在履行的人才合同数: appointed civil servants and purchased services under contract on the day. */
@Component
class ContractsInForce implements Measure {

    private final DSLContext sql;

    ContractsInForce(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "talent.contracts-in-force";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var contract = PUBLISHED_CONTRACT;
        return sql.select(contract.ID, contract.UNIT_ID, contract.STARTS, contract.KIND).from(contract).where(contract.STARTS.le(day))
                .and(coalesce(contract.ENDED_ON, contract.ENDS).ge(day)).orderBy(contract.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Contract.KIND, row.value1()), 1, 1, row.value3(), row.value4().toLowerCase(java.util.Locale.ROOT)));
    }
}
