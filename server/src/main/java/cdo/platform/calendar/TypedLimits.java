package cdo.platform.calendar;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads what was typed after {@code ./cdo deadline} or stands in its files; what cannot be read is wrong use, said in the person's language. */
record TypedLimits(CommandLine command, Words words, Language language) {

    LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw wrong("calendar.cli.date", option, text);
        }
    }

    int number(String option, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0 && number <= WorkingCalendar.MOST_DAYS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw wrong("calendar.cli.number", option, text, Integer.toString(WorkingCalendar.MOST_DAYS));
    }

    <E extends Enum<E>> E choice(String option, String text, Class<E> type) {
        String[] choices = Stream.of(type.getEnumConstants()).map(TypedLimits::spoken).toArray(String[]::new);
        return Enum.valueOf(type, oneOf(option, text.strip().toLowerCase(Locale.ROOT), choices).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    String oneOf(String option, String text, String... choices) {
        if (!List.of(choices).contains(text)) {
            throw wrong("calendar.cli.choice", option, text, String.join(" | ", choices));
        }
        return text;
    }

    List<Suspension> suspensions(List<String> typed) {
        return typed.stream().map(text -> {
            String[] ends = text.split("\\.\\.", -1);
            if (ends.length != 2) {
                throw wrong("calendar.cli.suspend", text);
            }
            LocalDate first = date("--suspend", ends[0]);
            LocalDate last = date("--suspend", ends[1]);
            if (last.isBefore(first)) {
                throw wrong("calendar.cli.suspend", text);
            }
            return new Suspension(first, last);
        }).toList();
    }

    /** A file with the columns region, date, offDay and name under a heading. */
    List<SpecialDay> specialDays(Path file) throws IOException {
        List<SpecialDay> special = new ArrayList<>();
        List<String> lines = lines(file.toString());
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            List<String> row = cells(line);
            if (row.size() < 3) {
                throw wrong("calendar.cli.specialDay", line);
            }
            special.add(new SpecialDay(row.get(0), date("--special-days", row.get(1)), row.size() > 3 ? row.get(3) : "",
                    oneOf("offDay", row.get(2), "true", "false").equals("true"), ""));
        }
        return special;
    }

    static List<String> lines(String file) throws IOException {
        String text = file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : Files.readString(Path.of(file));
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    }

    static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).map(c -> c.replaceAll("^\"(.*)\"$", "$1").strip()).toList();
    }

    /** Empty where the row is short or the column absent. */
    static String cell(List<String> row, int at) {
        return at >= 0 && at < row.size() ? row.get(at) : "";
    }

    /** A constant as it is typed: NEXT_WORKING_DAY is next-working-day. */
    static String spoken(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ParameterException wrong(String key, Object... args) {
        return new ParameterException(command, words.say(language, Message.of(key, args)));
    }
}
