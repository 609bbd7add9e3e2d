package cdo.platform.documents;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The font files a PDF embeds: for each typeface the customer's own from the data folder's {@code fonts/}, if there, then the one that ships. What no
 * file can draw is refused by name, never printed as an empty box.
 */
final class Fonts {
    /** A font file: its bytes come from {@code file}, or from the class path when that is null. */
    record Source(@Nullable File file, String name, CmapLookup letters) {
        InputStream open() {
            try {
                return file == null ? shipped(name) : Files.newInputStream(file.toPath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Map<String, Source> SHIPPED = new ConcurrentHashMap<>();

    private final Map<Typeface, List<Source>> sources = new EnumMap<>(Typeface.class);

    /** @param folder the customer's fonts; need not exist */
    Fonts(Path folder) {
        Map<String, Source> shipped = new java.util.HashMap<>();
        for (Typeface face : Typeface.values()) {
            sources.put(face, new ArrayList<>());
            shipped.computeIfAbsent(face.shipped(), Fonts::shippedSource);
        }
        if (Files.isDirectory(folder)) own(folder);
        for (Typeface face : Typeface.values()) sources.get(face).add(shipped.get(face.shipped()));
    }

    List<Source> of(Typeface face) {
        return sources.get(face);
    }

    /** @throws cdo.platform.kernel.Problem naming the characters (with their code) and the typeface that cannot draw them */
    void mustDraw(Stream<Piece.Span> spans) {
        mustDraw(spans, "documents.font.missingCharacter");
    }

    void mustDraw(Stream<Piece.Span> spans, String refusal) {
        Set<String> missing = new LinkedHashSet<>();
        spans.forEach(span -> span.text().codePoints().filter(c -> c != '\n').forEach(c -> {
            if (of(span.face()).stream().noneMatch(source -> source.letters().getGlyphId(c) != 0))
                missing.add("%s（U+%04X，%s）".formatted(Character.toString(c), c, span.face().official()));
        }));
        if (!missing.isEmpty()) throw Refusals.of(refusal, String.join("、", missing));
    }

    private void own(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Fonts::isFont).sorted().toList()) own(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFont(Path file) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
    }

    private void own(File file) {
        if (!file.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".ttf")) throw Refusals.of("documents.font.notTrueType", file.getName());
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(file.toPath())))) {
            Set<String> families = new LinkedHashSet<>();
            for (var record : font.getNaming().getNameRecords())
                if (record.getNameId() == 1 || record.getNameId() == 4 || record.getNameId() == 6 || record.getNameId() == 16)
                    if (record.getString() != null) families.add(record.getString().strip());
            var source = new Source(file, file.getName(), font.getUnicodeCmapLookup());
            for (Typeface face : Typeface.values()) if (families.stream().anyMatch(face::isCalled)) sources.get(face).add(source);
        } catch (IOException e) {
            throw Refusals.of("documents.font.unreadable", file.getName());
        }
    }

    /** What ships never changes: its letters are read once, however many papers are checked and set. */
    private static Source shippedSource(String name) {
        return SHIPPED.computeIfAbsent(name, Fonts::readShipped);
    }

    private static Source readShipped(String name) {
        try (InputStream in = shipped(name); TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            return new Source(null, name, font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw Refusals.of("documents.font.unreadable", name);
        }
    }

    private static InputStream shipped(String name) {
        InputStream in = Fonts.class.getResourceAsStream("/fonts/" + name);
        if (in == null) throw Refusals.of("documents.font.absent", name);
        return in;
    }
}
