package cdo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL is started without root's powers, which it refuses: as the ordinary user that we are; or as root inside
 * a user namespace, where root is nobody; or, where namespaces are forbidden, as an unprivileged user of the machine.
 *
 * @param prefix what is put before the command
 * @param uid the user to whom the folder must belong
 */
record Privileges(List<String> prefix, int uid) {

    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** The best way on this machine to run {@code program} in {@code folder}. */
    static Privileges on(Path folder, Path program) throws IOException {
        int self = ownUid();
        if (self != 0) {
            return new Privileges(List.of(), self);
        }
        return succeeds("unshare", "-U", "true") ? namespace() : unprivileged(folder, program);
    }

    static Privileges namespace() {
        return new Privileges(List.of("unshare", "-U"), 0);
    }

    static Privileges unprivileged(Path folder, Path program) throws IOException {
        for (String name : UNPRIVILEGED) {
            int uid = number("id", "-u", name);
            int gid = number("id", "-g", name);
            if (uid <= 0 || gid < 0) {
                continue;
            }
            var privileges = new Privileges(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid);
            privileges.own(folder);
            if (succeeds(privileges.command("test", "-w", folder.toString())) && succeeds(privileges.command("test", "-x", program.toString()))) {
                return privileges;
            }
        }
        throw DatabaseTrouble.of("PostgreSQL 不能以 root 身份运行，这台机器也不允许用户命名空间（unshare -U），其他用户又进不了 " + folder
                        + "。请改用普通用户启动，或用 --data 指定如 /var/lib/shuguan 的文件夹，或设置 CDO_DATABASE_URL。",
                "PostgreSQL refuses to run as root, this machine forbids user namespaces (unshare -U), and no other user can reach " + folder
                        + ". Start as an ordinary user, or choose a folder such as /var/lib/shuguan with --data, or set CDO_DATABASE_URL.");
    }

    String[] command(String... command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    /** Gives the folder to the user who will run in it; only root needs to, and only root can. */
    void own(Path folder) throws IOException {
        if (ownUid() != 0) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                if ((int) Files.getAttribute(each, "unix:uid", LinkOption.NOFOLLOW_LINKS) != uid) {
                    Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    static int ownUid() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static int number(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(process.getInputStream().readAllBytes()).strip();
        return answer.matches("\\d+") ? Integer.parseInt(answer) : -1;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
