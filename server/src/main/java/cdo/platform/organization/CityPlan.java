package cdo.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be founded, before anything has a number: regions by code, units by their place in the list. */
record CityPlan(LocalDate since, LocalDate changeOver, List<PlannedRegion> regions, List<PlannedUnit> units, List<Rule> rules, List<Line> lines) {

    record PlannedRegion(String code, String name, String nameEn, RegionLevel level, String parent) {
    }

    /** The parent is an index into the list of units, −1 for the city's government. */
    record PlannedUnit(String region, UnitKind kind, String name, String nameEn, String shortName, int parent, int position) {
    }

    /** Which units rule a region. */
    record Rule(String region, int bureau, int headquarters, int leadingGroup) {
    }

    record Line(int upper, int lower) {
    }

    private record Department(String line, String city, String cityShort, String cityEn, String county, String countyShort, String countyEn, UnitKind kind) {
    }

    static CityPlan of(Divisions divisions, String cityCode, LocalDate since, LocalDate changeOver) {
        Divisions.Division city = divisions.get(cityCode).filter(each -> each.level() == RegionLevel.CITY)
                .orElseThrow(() -> new cdo.platform.kernel.Problem.Invalid("city", "organization.city.unknown", cityCode));
        return new Drawing(divisions, city, divisions.cityName(city), departments()).draw(since, changeOver);
    }

    RegionLevel level(String regionCode) {
        return regions.stream().filter(each -> each.code().equals(regionCode)).findFirst().orElseThrow().level();
    }

    private static List<Department> departments() {
        return Divisions.lines("/organization/departments.csv", false).stream().skip(1).map(line -> line.split(",", -1))
                .map(c -> new Department(c[0], c[1], c[2], c[3], c[4], c[5], c[6], UnitKind.valueOf(c[7]))).toList();
    }

    /** Draws the plan top down. */
    private static final class Drawing {
        private final Divisions divisions;
        private final Divisions.Division city;
        private final String cityName;
        private final List<Department> departments;
        private final List<PlannedRegion> regions = new ArrayList<>();
        private final List<PlannedUnit> units = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, Integer> cityDepartments = new HashMap<>();

        Drawing(Divisions divisions, Divisions.Division city, String cityName, List<Department> departments) {
            this.divisions = divisions;
            this.city = city;
            this.cityName = cityName;
            this.departments = departments;
        }

        CityPlan draw(LocalDate since, LocalDate changeOver) {
            divisions.get(city.parent()).ifPresent(province -> regions.add(new PlannedRegion(province.code(), province.name(), EnglishNames.of(province.name()), RegionLevel.PROVINCE, "")));
            String en = EnglishNames.of(cityName);
            regions.add(new PlannedRegion(city.code(), cityName, en, RegionLevel.CITY, city.parent()));
            int government = unit(city.code(), UnitKind.GOVERNMENT, cityName + "人民政府", en + " Municipal People's Government", "市政府", -1, 0);
            int bureau = government;
            int position = 10;
            for (Department each : departments) {
                int index = unit(city.code(), each.kind(), cityName + each.city(), en + " " + each.cityEn(), each.cityShort(), government, position += 10);
                cityDepartments.put(each.line(), index);
                bureau = each.kind() == UnitKind.BUREAU ? index : bureau;
            }
            authorities(city.code(), cityName, "市", en, government, bureau);
            var townships = divisions.townships(city.code());
            int order = 1000;
            List<Divisions.Division> counties = divisions.below(city.code());
            for (Divisions.Division county : counties) {
                int at = region(county.code(), county.name(), EnglishNames.of(county.name()), RegionLevel.COUNTY, county.name() + "人民政府", " People's Government", government, order += 10);
                townships(county, at, townships);
            }
            if (counties.isEmpty()) {
                townships(city, government, townships);
            }
            if (city.code().equals(CityFoundation.YICHANG)) {
                // The founding document names this zone. It has no code in GB/T 2260: letters keep its own apart from any official one.
                region("4205GX", "宜昌高新区", en + " High-tech Zone", RegionLevel.ZONE, "宜昌高新区管理委员会", " Management Committee", government, order + 10);
            }
            return new CityPlan(since, changeOver, List.copyOf(regions), List.copyOf(units), List.copyOf(rules), List.copyOf(lines));
        }

        private int region(String code, String name, String en, RegionLevel level, String government, String governmentEn, int above, int order) {
            regions.add(new PlannedRegion(code, name, en, level, city.code()));
            int seat = unit(code, UnitKind.GOVERNMENT, government, en + governmentEn, level == RegionLevel.ZONE ? name + "管委会" : name + "政府", above, order);
            int bureau = seat;
            int position = 10;
            for (Department each : departments) {
                if (each.county().isEmpty()) {
                    continue;
                }
                int index = unit(code, each.kind(), name + each.county(), en + " " + each.countyEn(), name + each.countyShort(), seat, position += 10);
                lines.add(new Line(cityDepartments.get(each.line()), index));
                bureau = each.kind() == UnitKind.BUREAU ? index : bureau;
            }
            authorities(code, name, name, en, seat, bureau);
            return seat;
        }

        private void authorities(String code, String name, String prefix, String en, int government, int bureau) {
            int headquarters = unit(code, UnitKind.AUTHORITY, name + "城市大脑建设指挥部", en + " City Brain Construction Headquarters", prefix + "城市大脑建设指挥部", government, 1);
            int group = unit(code, UnitKind.AUTHORITY, name + "数字政府领导小组", en + " Digital Government Leading Group", prefix + "数字政府领导小组", government, 2);
            rules.add(new Rule(code, bureau, headquarters, group));
        }

        /** A township is a region of its own, its unit belongs to the county it answers to, or to a city without counties. */
        private void townships(Divisions.Division county, int seat, List<Divisions.Division> all) {
            int position = 500;
            var names = new java.util.HashSet<String>();
            units.stream().filter(unit -> unit.region().equals(county.code())).forEach(unit -> names.add(unit.name()));
            for (Divisions.Division each : all) {
                if (each.parent().equals(county.code())) {
                    // some townships are listed with the county in front of their name
                    String own = each.name().startsWith(county.name()) && each.name().length() > county.name().length() + 1 ? each.name().substring(county.name().length()) : each.name();
                    String en = EnglishNames.of(own);
                    boolean street = own.endsWith("街道") || own.endsWith("街道办事处");
                    String name = street ? own.replaceFirst("(办事处)?$", "办事处") : own.matches(".*[镇乡]$") ? own + "人民政府" : own;
                    // a few counties have two of one name (a town and a farm, for example): the second carries its code
                    String full = county.name() + name;
                    full = names.add(full) ? full : full + "（" + each.code() + "）";
                    regions.add(new PlannedRegion(each.code(), own, en, RegionLevel.TOWNSHIP, county.code()));
                    unit(county.code(), UnitKind.TOWNSHIP, full, EnglishNames.of(county.name()) + " " + en, own, seat, position += 10);
                }
            }
        }

        private int unit(String region, UnitKind kind, String name, String en, String shortName, int parent, int position) {
            units.add(new PlannedUnit(region, kind, name, en, shortName, parent, position));
            return units.size() - 1;
        }
    }
}
