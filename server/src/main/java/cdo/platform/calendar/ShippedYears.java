package cdo.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The yearly notices that ship with the product, {@code facts/calendar/<year>.json} (data-sources/README.md). */
public final class ShippedYears {
    private static final int FIRST = 2022;

    private ShippedYears() {
    }

    /** The files of every year from 2022 on, without a gap. */
    public static List<YearFile> read() {
        List<YearFile> files = new ArrayList<>();
        for (int year = FIRST;; year++) {
            try (InputStream in = ShippedYears.class.getResourceAsStream("/facts/calendar/" + year + ".json")) {
                if (in == null) {
                    return List.copyOf(files);
                }
                files.addAll(YearFileReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
