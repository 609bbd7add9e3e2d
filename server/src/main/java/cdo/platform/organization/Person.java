package cdo.platform.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person of the system, with the fields that a filing asks for. Mobile number and month of birth are shown
 * masked only; revealing them asks for a reason and is audited ({@link People#reveal}). Office telephone and e-mail are read
 * by those who act in a post and read the unit's records.
 *
 * @param homeUnitId     the unit the person belongs to
 * @param sex            code of GB/T 2261.1, empty when not given
 * @param birthMonth     first day of the month of birth
 * @param ethnicity      code of GB/T 3304
 * @param affiliation    政治面貌, code of GB/T 4762
 * @param title          职务 in full
 * @param rank           职级
 * @param portfolio      分管工作
 * @param education      学历, code of GB/T 4658
 * @param degree         学位, code of GB/T 6864
 * @param digitalHistory 数字化相关经历
 */
public record Person(long id, long homeUnitId, String name, String sex, @Nullable LocalDate birthMonth, String ethnicity, String affiliation, String title,
                     String rank, String portfolio, String education, String degree, String major, String digitalHistory, String officePhone,
                     String mobile, String email, int version) {

    /** The year's decade only: 197*-**. */
    public String maskedBirth() {
        return birthMonth == null ? "" : Integer.toString(birthMonth.getYear()).substring(0, 3) + "*-**";
    }

    /** The record's changeable fields, without what the page masks filled in from the form. */
    public NewPerson details() {
        return new NewPerson(homeUnitId, name, sex, birthMonth, ethnicity, affiliation, title, rank, portfolio, education, degree, major, digitalHistory, officePhone, mobile, email);
    }
}
