package cdo.platform.audit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends every anchor to another machine (RFC 5424 over UDP), where this one's administrator cannot reach it. */
final class Syslog implements Consumer<Anchor> {

    private static final Logger LOG = LoggerFactory.getLogger(Syslog.class);
    /** Facility 13 (log audit), severity 5 (notice). */
    private static final int PRIORITY = 13 * 8 + 5;

    private final String host;
    private final int port;

    private Syslog(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** @param address {@code host:port}; empty for none */
    static Consumer<Anchor> to(String address) {
        if (address.isBlank()) {
            return anchor -> { };
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("cdo.audit.syslog: host:port expected, found " + address);
        }
        return new Syslog(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public void accept(Anchor anchor) {
        byte[] line = ("<" + PRIORITY + ">1 " + anchor.at() + " - shuguan - ANCHOR - " + anchor).getBytes(StandardCharsets.UTF_8);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(line, line.length, InetAddress.getByName(host), port));
        } catch (IOException e) {
            LOG.warn("the anchor could not be sent to syslog {}:{}: {}", host, port, e.toString());
        }
    }
}
