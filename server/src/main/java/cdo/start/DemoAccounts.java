package cdo.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demo's accounts with their passwords, as whoever seeds the demo leaves them in the data folder. */
public final class DemoAccounts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DemoAccounts() {}

    private static Path file(Path data) {
        return data.resolve("demo-accounts.json");
    }

    /** Keeps them for {@code ./cdo accounts} and for the sign-in page of the demo. Appears whole or not at all. */
    public static void write(Path data, List<DemoAccount> accounts) throws IOException {
        Path unfinished = data.resolve("demo-accounts.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, json(accounts));
        Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty where the installation has no demo accounts. */
    public static Optional<List<DemoAccount>> read(Path data) throws IOException {
        return Files.exists(file(data)) ? Optional.of(JSON.readValue(Files.readString(file(data)), new TypeReference<List<DemoAccount>>() { })) : Optional.empty();
    }

    /** The accounts of an opening that was cut off. */
    static void remove(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    static String json(List<DemoAccount> accounts) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(accounts);
    }
}
