package cdo.scan.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.scan.fixture.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the test suites of public validators claim, against ours. */
class PublicSuitesTest {

    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("id_card", Kind.RESIDENT_ID), Map.entry("id_card_15", Kind.RESIDENT_ID_15),
            Map.entry("uscc", Kind.CREDIT_CODE), Map.entry("bank_card", Kind.BANK_CARD), Map.entry("mobile", Kind.MOBILE),
            Map.entry("landline", Kind.LANDLINE), Map.entry("plate", Kind.PLATE), Map.entry("vin", Kind.VIN), Map.entry("postcode", Kind.POST_CODE),
            Map.entry("email", Kind.EMAIL), Map.entry("ipv4", Kind.IPV4), Map.entry("ipv6", Kind.IPV6), Map.entry("passport", Kind.PASSPORT),
            Map.entry("foreigner_permit", Kind.FOREIGNER_ID));

    /** Where we differ on purpose. */
    private static final Set<String> OURS = Set.of(
            // numbers of Hong Kong and Macao are no mainland post codes
            "999077", "999078",
            // without an area code seven or eight digits are anything
            "89076543",
            // the region was not yet, or no longer, in use at birth: a supplement may carry another region's code
            "110111198012010078", "110201199312010077",
            // a ten-digit number is no card
            "6234567890");

    @Test
    void agreeWithOursExceptWhereWeSayWhy() throws IOException {
        List<String> lines = Files.readAllLines(TestData.file("identifiers/validator-cases.csv"));
        List<String> different = new ArrayList<>();
        int judged = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Kind kind = KINDS.get(fields[0]);
            if (kind == null || OURS.contains(fields[1]) || fields[2].equals("disputed")) {
                continue;
            }
            judged++;
            Verdict verdict = fields[0].equals("id_card") ? PersonNumbers.anyPerson(fields[1], LocalDate.of(2026, 9, 1))
                    : kind.judge(fields[1], LocalDate.of(2026, 9, 1));
            boolean checked = fields[4].equals("yes") || fields[4].isEmpty();
            boolean fits = switch (fields[2]) {
                case "valid" -> checked ? verdict == Verdict.VALID : verdict != Verdict.NO;
                default -> verdict != Verdict.VALID;
            };
            if (!fits) {
                different.add(line + " -> " + verdict);
            }
        }
        assertThat(judged).isGreaterThan(150);
        assertThat(different).isEmpty();
    }
}
