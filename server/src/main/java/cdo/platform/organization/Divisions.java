package cdo.platform.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The shipped divisions of the whole country ({@code facts/divisions}): provinces, cities, counties, townships. */
public final class Divisions {

    /** One division; the parent is empty for a province. */
    public record Division(String code, String name, RegionLevel level, String parent) {
    }

    private final Map<String, Division> byCode;

    private Divisions(Map<String, Division> byCode) {
        this.byCode = byCode;
    }

    public static Divisions shipped() {
        var byCode = new java.util.LinkedHashMap<String, Division>();
        lines("/facts/divisions/divisions.csv", false).stream().skip(1).map(line -> line.split(",", -1))
                .forEach(cells -> byCode.put(cells[0], new Division(cells[0], cells[1], RegionLevel.valueOf(cells[2]), cells[3])));
        return new Divisions(byCode);
    }

    public Optional<Division> get(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All cities (地级市、州、盟, and 市辖区 of the four municipalities), in the order of their codes. */
    public List<Division> cities() {
        return byCode.values().stream().filter(each -> each.level() == RegionLevel.CITY).toList();
    }

    public List<Division> below(String code) {
        return byCode.values().stream().filter(each -> each.parent().equals(code)).toList();
    }

    /** Townships and streets of a county, by the first six digits of their nine. */
    public List<Division> townships(String cityCode) {
        String stem = cityCode.substring(0, 4);
        return lines("/facts/divisions/townships.csv.gz", true).stream().filter(line -> line.startsWith(stem)).map(line -> line.split(",", -1))
                .map(cells -> new Division(cells[0], cells[1], RegionLevel.TOWNSHIP, cells[0].substring(0, 6))).toList();
    }

    /** 市辖区 of Beijing and the like are called after their province. */
    public String cityName(Division city) {
        return city.name().endsWith("市") || city.name().endsWith("州") || city.name().endsWith("盟") || city.name().endsWith("地区")
                ? city.name() : get(city.parent()).map(Division::name).orElse(city.name());
    }

    static List<String> lines(String resource, boolean zipped) {
        try (InputStream raw = Divisions.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            InputStream plain = zipped ? new GZIPInputStream(raw) : raw;
            try (var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                return reader.lines().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
