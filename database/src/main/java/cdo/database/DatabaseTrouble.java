package cdo.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the database cannot be had, as one sentence in Chinese and one in English that say what to do. */
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String chinese;

    private DatabaseTrouble(String chinese, String english, @Nullable Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    static DatabaseTrouble of(String chinese, String english) {
        return new DatabaseTrouble(chinese, english, null);
    }

    /** Finds the operator's words for what went wrong in {@code folder}. */
    static DatabaseTrouble from(Exception cause, Path folder) {
        if (cause instanceof DatabaseTrouble already) {
            return already;
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left") || message.contains("Disk quota exceeded")) {
            return new DatabaseTrouble("磁盘已满，数据库无法在 " + folder + " 中启动；请腾出空间，或用 --data 换一个文件夹。",
                    "The disk is full: the database cannot start in " + folder + ". Free some space, or choose another folder with --data.", cause);
        }
        if (cause instanceof java.nio.file.AccessDeniedException || message.contains("Permission denied") || message.contains("Read-only file system")) {
            return unwritable(folder, cause);
        }
        return new DatabaseTrouble("数据库无法在 " + folder + " 中启动：" + message, "The database cannot start in " + folder + ": " + message, cause);
    }

    static DatabaseTrouble unwritable(Path folder, Exception cause) {
        return new DatabaseTrouble("不能写入文件夹 " + folder + "；请检查其所有者和权限，或用 --data 换一个文件夹。",
                "The folder " + folder + " cannot be written; check its owner and permissions, or choose another folder with --data.",
                cause instanceof IOException ? cause : null);
    }

    /** The sentence for this reader; Chinese unless English is asked for. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? String.valueOf(getMessage()) : chinese;
    }
}
