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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        byCode.replaceAll((code, each) -> governed(each, byCode));
        byCode.values().removeIf(each -> each.level() == RegionLevel.CITY && heading(each));
        return new Divisions(byCode);
    }

    /** Counties below a mere heading of GB/T 2260: those of 重庆市 belong to it like its districts; 仙桃, 济源, 石河子 answer to their province as cities do. */
    private static Division governed(Division each, Map<String, Division> all) {
        Division above = all.get(each.parent());
        if (each.level() != RegionLevel.COUNTY || above == null || !heading(above)) {
            return each;
        }
        return above.name().equals("县") ? new Division(each.code(), each.name(), RegionLevel.COUNTY, above.parent().substring(0, 2) + "0100")
                : new Division(each.code(), each.name(), RegionLevel.CITY, above.parent());
    }

    /** 县 of a municipality and 省（自治区）直辖县级行政区划 are headings of the list; nobody governs them. */
    private static boolean heading(Division each) {
        return each.name().equals("县") || each.name().endsWith("直辖县级行政区划");
    }

    public Optional<Division> get(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All cities (地级市、州、盟, the four municipalities by their 市辖区, and counties that answer to their province), in the order of their codes. */
    public List<Division> cities() {
        return byCode.values().stream().filter(each -> each.level() == RegionLevel.CITY).toList();
    }

    public List<Division> below(String code) {
        return byCode.values().stream().filter(each -> each.parent().equals(code)).toList();
    }

    /** Townships and streets of the city's counties, or of the city itself where it has none, as 东莞; they belong by the first six digits of their nine. */
    public List<Division> townships(String cityCode) {
        Set<String> above = Stream.concat(Stream.of(cityCode), below(cityCode).stream().map(Division::code)).collect(Collectors.toSet());
        return lines("/facts/divisions/townships.csv.gz", true).stream().filter(line -> above.contains(line.substring(0, 6))).map(line -> line.split(",", -1))
                .map(cells -> new Division(cells[0], cells[1], RegionLevel.TOWNSHIP, cells[0].substring(0, 6))).toList();
    }

    /** 市辖区 of Beijing and the like are called after their province. */
    public String cityName(Division city) {
        return city.name().equals("市辖区") ? get(city.parent()).map(Division::name).orElse(city.name()) : city.name();
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
