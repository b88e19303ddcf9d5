package de.ozghub.xoev.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict UTF-8 (XÖV rejection code S001): no overlong forms, no surrogates, nothing cut off. */
final class Utf8 {

    /** Position of the first wrong byte and its line, both from 1. */
    record Fault(long position, int line) {}

    private static final int CHUNK = 8192;

    private Utf8() {}

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    /** Null if the bytes are UTF-8. */
    static @Nullable Fault check(byte[] document) {
        return sound(document) ? null : fault(document);
    }

    /** By far most bytes are ASCII: eight at a time. */
    private static boolean sound(byte[] document) {
        int i = 0;
        while (i < document.length) {
            if (document[i] >= 0) {
                i += i + Long.BYTES <= document.length && ((long) LONGS.get(document, i) & NOT_ASCII) == 0
                        ? Long.BYTES
                        : 1;
            } else {
                int length = sequence(document, i);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /** Length of the sequence that begins here (Unicode 17, table 3-7); 0 if it is none. */
    private static int sequence(byte[] document, int at) {
        int lead = document[at] & 0xFF;
        int second = at + 1 < document.length ? document[at + 1] & 0xFF : 0;
        int lowest = switch (lead) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
        int highest = switch (lead) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
        int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        boolean whole = second >= lowest && second <= highest && at + length <= document.length;
        for (int i = 2; whole && i < length; i++) {
            whole = (document[at + i] & 0xC0) == 0x80;
        }
        return whole ? length : 0;
    }

    private static @Nullable Fault fault(byte[] document) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(document);
        var out = CharBuffer.allocate(CHUNK);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return new Fault(in.position() + 1L, line(document, in.position()));
            }
            if (result.isUnderflow()) {
                return null;
            }
            out.clear();
        }
    }

    private static int line(byte[] document, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (document[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
