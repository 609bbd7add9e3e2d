package cdo.platform.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person to be registered, or the corrected details of one; the fields are those of {@link Person}. */
public record NewPerson(long homeUnitId, String name, String sex, @Nullable LocalDate birthMonth, String ethnicity, String affiliation, String title,
                        String rank, String portfolio, String education, String degree, String major, String digitalHistory, String officePhone,
                        String mobile, String email) {

    public NewPerson {
        name = name.strip();
        birthMonth = birthMonth == null ? null : birthMonth.withDayOfMonth(1);
    }

    /** Name, position and unit only. */
    public static NewPerson named(long homeUnitId, String name, String title) {
        return new NewPerson(homeUnitId, name, "", null, "", "", title, "", "", "", "", "", "", "", "", "");
    }
}
