package cdo.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running server says of itself in {@code DATA/run/state.json}, for the launcher and for scripts.
 *
 * @param url where people open it
 * @param pid its process
 * @param databaseUrl its database as {@code postgresql://…}; of the embedded one with its secret, of an external one without the password
 * @param startedAt when it was ready, UTC
 */
record RunState(String url, long pid, String databaseUrl, Instant startedAt) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Path file(Path data) {
        return data.resolve("run/state.json");
    }

    /** The state of the server that runs on this data folder; empty when none does. */
    static Optional<RunState> running(Path data) {
        try {
            RunState state = JSON.readValue(Files.readString(file(data)), RunState.class);
            return ProcessHandle.of(state.pid).filter(ProcessHandle::isAlive).filter(state::wroteThis).map(process -> state);
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    /** A number alone may be another process by now; one that began after this was written is. */
    private boolean wroteThis(ProcessHandle process) {
        return process.info().startInstant().map(start -> !start.isAfter(startedAt)).orElse(true);
    }

    /** Readable by the owner only: it opens the database. Appears whole or not at all. */
    void write(Path data) throws IOException {
        Path unfinished = file(data).resolveSibling("state.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, json());
        Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    RunState withoutSecret() {
        return new RunState(url, pid, databaseUrl.replaceFirst("(//[^:/@]*):[^@]*@", "$1@"), startedAt);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
