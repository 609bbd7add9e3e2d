package cdo.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The counties of a city as shapes to draw, from the shipped outlines. A sketch: equidistant about the city's middle, the
 * word 示意图 belongs under it. Counties too small for their own label have it beside the map, led out with a line.
 */
public record CityMap(int width, int height, List<Area> areas) {

    private static final int DRAWN = 500;
    private static final int MARGIN = 12;
    private static final int BESIDE = 120;
    /** Half of what a label needs, in units of the drawing. */
    private static final double ROOM = 19;
    private static final Map<String, Optional<CityMap>> KNOWN = new ConcurrentHashMap<>();

    /**
     * One county.
     *
     * @param shape  the outline as SVG path
     * @param x      where the label's middle stands (led out: where it begins)
     * @param ledOut the label stands beside the map
     * @param fromX  where the line to a led-out label begins
     */
    public record Area(String code, String name, String shape, long x, long y, boolean ledOut, long fromX, long fromY) {

        /** 长阳土家族自治县 is written 长阳 on a map. */
        public String shortName() {
            return name.length() > 5 && name.endsWith("自治县") ? name.substring(0, 2) : name;
        }
    }

    /**
     * What a county shows.
     *
     * @param level 0 (no data) to 4 (darkest): one hue, nobody is coloured red
     * @param name  in the reader's language; null: as the outlines call it
     */
    public record Value(String text, int level, String href, @Nullable String name) {

        public Value(String text, int level, String href) {
            this(text, level, href, null);
        }
    }

    /** The map of a city by its six-digit code; empty when no outlines are shipped. */
    public static Optional<CityMap> of(String cityCode) {
        return cityCode.matches("\\d{6}") ? KNOWN.computeIfAbsent(cityCode, CityMap::load) : Optional.empty();
    }

    private static Optional<CityMap> load(String cityCode) {
        try (InputStream in = CityMap.class.getResourceAsStream("/facts/maps/" + cityCode + ".geojson.gz")) {
            return in == null ? Optional.empty() : Optional.of(drawn(JsonMapper.builder().build().readTree(new GZIPInputStream(in))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record County(String code, String name, List<List<double[]>> rings) {
    }

    private static CityMap drawn(JsonNode collection) {
        var counties = new ArrayList<County>();
        for (JsonNode feature : collection.get("features")) {
            counties.add(new County(feature.at("/properties/code").asString(), feature.at("/properties/name").asString(), rings(feature.get("geometry"))));
        }
        double west = extreme(counties, 0, false);
        double east = extreme(counties, 0, true);
        double south = extreme(counties, 1, false);
        double north = extreme(counties, 1, true);
        double squeeze = Math.cos(Math.toRadians((south + north) / 2));
        double scale = DRAWN / Math.max((east - west) * squeeze, north - south);
        counties.forEach(county -> county.rings.forEach(ring -> ring.forEach(point -> {
            point[0] = MARGIN + (point[0] - west) * squeeze * scale;
            point[1] = MARGIN + (north - point[1]) * scale;
        })));
        int width = (int) ((east - west) * squeeze * scale) + 2 * MARGIN + BESIDE;
        int height = (int) ((north - south) * scale) + 2 * MARGIN;
        return new CityMap(width, height, labelled(counties, width - BESIDE));
    }

    private static List<List<double[]>> rings(JsonNode geometry) {
        var rings = new ArrayList<List<double[]>>();
        boolean many = geometry.get("type").asString().equals("MultiPolygon");
        for (JsonNode polygon : many ? geometry.get("coordinates") : List.of(geometry.get("coordinates"))) {
            for (JsonNode ring : polygon) {
                var points = new ArrayList<double[]>();
                ring.forEach(point -> points.add(new double[] {point.get(0).asDouble(), point.get(1).asDouble()}));
                rings.add(points);
            }
        }
        return rings;
    }

    private static double extreme(List<County> counties, int axis, boolean most) {
        var values = counties.stream().flatMap(county -> county.rings.stream()).flatMap(List::stream).mapToDouble(point -> point[axis]);
        return (most ? values.max() : values.min()).orElseThrow();
    }

    /** Labels go to the roomiest point inside; those without room stand beside the map, from north to south. */
    private static List<Area> labelled(List<County> counties, int right) {
        var areas = new ArrayList<Area>();
        for (County county : counties) {
            List<double[]> ring = county.rings.stream().max(Comparator.comparingDouble(CityMap::extent)).orElseThrow();
            double[] best = roomiest(ring);
            long x = Math.round(best[0]);
            long y = Math.round(best[1]);
            areas.add(new Area(county.code, county.name, path(county.rings), x, y, best[2] < ROOM, x, y));
        }
        areas.sort(Comparator.comparing(Area::ledOut).thenComparing(Area::y));
        long next = 0;
        for (int i = 0; i < areas.size(); i++) {
            Area area = areas.get(i);
            if (area.ledOut) {
                long y = Math.max(next, area.y);
                next = y + 32;
                areas.set(i, new Area(area.code, area.name, area.shape, right + 14, y, true, area.x, area.y));
            }
        }
        return List.copyOf(areas);
    }

    private static double extent(List<double[]> ring) {
        double sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            sum += ring.get(i - 1)[0] * ring.get(i)[1] - ring.get(i)[0] * ring.get(i - 1)[1];
        }
        return Math.abs(sum);
    }

    /** x, y and the distance to the border of the point that has most room, on a grid over the ring. */
    private static double[] roomiest(List<double[]> ring) {
        double[] least = {ring.stream().mapToDouble(p -> p[0]).min().orElseThrow(), ring.stream().mapToDouble(p -> p[1]).min().orElseThrow()};
        double[] most = {ring.stream().mapToDouble(p -> p[0]).max().orElseThrow(), ring.stream().mapToDouble(p -> p[1]).max().orElseThrow()};
        double[] best = {(least[0] + most[0]) / 2, (least[1] + most[1]) / 2, 0};
        for (int i = 1; i < 40; i++) {
            for (int j = 1; j < 40; j++) {
                double x = least[0] + (most[0] - least[0]) * i / 40;
                double y = least[1] + (most[1] - least[1]) * j / 40;
                double room = room(ring, x, y);
                if (room > best[2]) {
                    best = new double[] {x, y, room};
                }
            }
        }
        return best;
    }

    /** The distance to the border from inside, 0 from outside. Labels are wider than high, so width counts less. */
    private static double room(List<double[]> ring, double x, double y) {
        boolean inside = false;
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < ring.size(); i++) {
            double[] a = ring.get(i - 1);
            double[] b = ring.get(i);
            if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
            double dx = b[0] - a[0];
            double dy = b[1] - a[1];
            double along = dx == 0 && dy == 0 ? 0 : Math.clamp(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy), 0, 1);
            nearest = Math.min(nearest, Math.hypot((a[0] + along * dx - x) * 0.75, a[1] + along * dy - y));
        }
        return inside ? nearest : 0;
    }

    private static String path(List<List<double[]>> rings) {
        var path = new StringBuilder();
        for (List<double[]> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                path.append(i == 0 ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", ring.get(i)[0], ring.get(i)[1]));
            }
            path.append('Z');
        }
        return path.toString();
    }
}
