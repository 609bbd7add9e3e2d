package cdo.data.catalog;

import static cdo.data.catalog.tables.CodeCounterTable.CODE_COUNTER;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Gives out 信息资源代码: 分类码/顺序码. The counter's row is held until the transaction ends, so numbers have neither doubles nor gaps. */
@Component
class Codes {

    private final DSLContext sql;

    Codes(DSLContext sql) {
        this.sql = sql;
    }

    /** The next code under a classification code, for example 307001/000123. */
    String next(String classCode) {
        long number = sql.insertInto(CODE_COUNTER).set(CODE_COUNTER.CLASS_CODE, classCode).set(CODE_COUNTER.LAST_NUMBER, 1L)
                .onConflict(CODE_COUNTER.CLASS_CODE).doUpdate().set(CODE_COUNTER.LAST_NUMBER, CODE_COUNTER.LAST_NUMBER.plus(1))
                .returningResult(CODE_COUNTER.LAST_NUMBER).fetchSingle().value1();
        return classCode + "/" + "%06d".formatted(number);
    }
}
