package cdo.platform.organization;

import cdo.platform.kernel.Message;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;

/** Conditions on dated rows, whose last day is included, and dates as sentences say them. */
final class Dates {

    /** Names in the order in which every roster is read. */
    static final org.jooq.Name PINYIN = org.jooq.impl.DSL.name("public", "pinyin");

    private Dates() {
    }

    static Condition holds(Field<LocalDate> from, Field<LocalDate> to, LocalDate day) {
        return from.le(day).and(to.isNull().or(to.ge(day)));
    }

    /** Holds on that day or on any later one. */
    static Condition holdsSince(Field<LocalDate> to, LocalDate day) {
        return to.isNull().or(to.ge(day));
    }

    /** 2026年3月1日 / 2026-03-01. */
    static Message said(LocalDate date) {
        return Message.of("organization.date", Integer.toString(date.getYear()), Integer.toString(date.getMonthValue()), Integer.toString(date.getDayOfMonth()), date.toString());
    }

    /** A name in the reader's language. */
    static Message named(String zh, String en) {
        return Message.of("organization.named", zh, en);
    }
}
