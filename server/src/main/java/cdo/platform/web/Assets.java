package cdo.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Addresses of the fixed files. Each carries its content's checksum, so a browser keeps a file until a release changes it. */
public final class Assets {

    public static final String TABLER = "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    public static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    public static final String ECHARTS = "/_static/echarts/6.0.0/dist/echarts.min.js";

    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private Assets() {
    }

    /** The address of a file of {@code resources/static}. */
    public static String at(String file) {
        return ADDRESSES.computeIfAbsent(file, name -> "/" + name + "?v=" + checksum("/static/" + name));
    }

    private static String checksum(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            var sum = new CRC32();
            sum.update(java.util.Objects.requireNonNull(in, resource).readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
