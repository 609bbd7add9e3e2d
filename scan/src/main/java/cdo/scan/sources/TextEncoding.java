package cdo.scan.sources;

import cdo.scan.SourceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file, found by decoding all of it – a beginning alone misleads, since many files turn Chinese only later.
 *
 * @param label   as people call it, e.g. {@code UTF-8 BOM}
 * @param bom     bytes to skip at the beginning
 * @param damaged places that could not be decoded and are read as �
 */
record TextEncoding(Charset charset, String label, int bom, long damaged) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset GBK = Charset.forName("GBK");
    private static final int SAMPLE = 1 << 16;
    /** So many whole characters for one broken one still speak for an encoding. */
    private static final int WHOLE_PER_DAMAGED = 100;

    static TextEncoding of(Path file) {
        byte[] beginning = LocalFiles.beginning(file, SAMPLE);
        TextEncoding marked = marked(beginning);
        if (marked != null) {
            Trial trial = Trial.of(file, marked.charset, marked.bom);
            return new TextEncoding(marked.charset, marked.label, marked.bom, trial.damaged);
        }
        if (has(beginning, (byte) 0)) {
            return wide(file, beginning);
        }
        return narrow(file);
    }

    private static @Nullable TextEncoding marked(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, "UTF-8 BOM", 3, 0);
        }
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE", 2, 0);
        }
        if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE", 2, 0);
        }
        return null;
    }

    /** Zero bytes: two bytes per character without a mark, or no text at all. ASCII's zero halves show the order. */
    private static TextEncoding wide(Path file, byte[] beginning) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < beginning.length; i++) {
            if (beginning[i] == 0) {
                even += 1 - (i & 1);
                odd += i & 1;
            }
        }
        boolean little = odd > even;
        boolean clear = Math.max(even, odd) > 10L * Math.min(even, odd);
        Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        if (!clear || Trial.of(file, charset, 0).damaged > 0) {
            throw new SourceProblem(SourceProblem.Kind.NOT_TEXT, file.getFileName().toString());
        }
        return new TextEncoding(charset, charset.name(), 0, 0);
    }

    private static TextEncoding narrow(Path file) {
        Trial utf8 = Trial.of(file, StandardCharsets.UTF_8, 0);
        if (utf8.damaged == 0 || utf8.wide > WHOLE_PER_DAMAGED * utf8.damaged) {
            return new TextEncoding(StandardCharsets.UTF_8, "UTF-8", 0, utf8.damaged);
        }
        Trial gb = Trial.of(file, GB18030, 0);
        if (gb.damaged == 0 || gb.wide > WHOLE_PER_DAMAGED * gb.damaged) {
            boolean gbk = gb.damaged == 0 && Trial.of(file, GBK, 0).damaged == 0;
            return new TextEncoding(GB18030, gbk ? "GBK" : "GB18030", 0, gb.damaged);
        }
        throw new SourceProblem(SourceProblem.Kind.ENCODING, file.getFileName().toString());
    }

    private static boolean has(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    /** What decoding the whole file with one encoding gives: broken places, and characters beyond ASCII. */
    private record Trial(long damaged, long wide) {

        static Trial of(Path file, Charset charset, int skip) {
            CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            long damaged = 0;
            long wide = 0;
            ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
            CharBuffer letters = CharBuffer.allocate(SAMPLE);
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(skip);
                boolean end = false;
                while (!end) {
                    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                    end = read < 0;
                    bytes.position(bytes.position() + Math.max(read, 0)).flip();
                    boolean more = true;
                    while (more) {
                        CoderResult result = decoder.decode(bytes, letters, end);
                        letters.flip();
                        while (letters.hasRemaining()) {
                            wide += letters.get() > 0x7f ? 1 : 0;
                        }
                        letters.clear();
                        if (result.isError()) {
                            damaged++;
                            bytes.position(bytes.position() + result.length());
                        }
                        more = result.isError() || result.isOverflow();
                    }
                    bytes.compact();
                }
            } catch (IOException e) {
                throw LocalFiles.notReadable(file, e);
            }
            return new Trial(damaged, wide);
        }
    }
}
