package de.ozghub.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages copies of good input, in every run the same way. Not thread-safe. */
public final class Damage {

    private static final List<String> WORDS = List.of(
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a [",
            "<!--",
            "-->",
            "<?xml ",
            "?>",
            "&#0;",
            "&#x110000;",
            "&amp;",
            "xmlns:x=''",
            "xsi:nil='true'",
            "xsi:type='x'",
            "</",
            "/>",
            "\u0000",
            "\uFEFF",
            "\uFFFE",
            "{",
            "[",
            "\"",
            ":",
            "1e999999",
            "\\u0000",
            "\\ud800",
            "PK\u0001\u0002",
            "PK\u0005\u0006",
            "../",
            "\n".repeat(50),
            "a".repeat(3000));

    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    /** A copy with one to four faults. */
    public byte[] to(byte[] good) {
        byte[] bytes = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] good) {
        int at = random.nextInt(good.length + 1);
        int length = Math.min(random.nextInt(1 << random.nextInt(10)), good.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> joined(good, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, good.length));
            case 1 -> joined(good, at, new byte[0], at + length);
            case 2 -> joined(good, at, Arrays.copyOfRange(good, at, at + length), at);
            case 3 -> joined(good, at, new byte[0], good.length);
            case 4 -> joined(good, at, Arrays.copyOfRange(good, 0, length), Math.min(at + length, good.length));
            default -> joined(good, at, WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8), at);
        };
    }

    private static byte[] joined(byte[] good, int end, byte[] between, int from) {
        var out = new ByteArrayOutputStream();
        out.write(good, 0, end);
        out.writeBytes(between);
        out.write(good, from, good.length - from);
        return out.toByteArray();
    }
}
