package de.ozghub.xoev.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8 (XÖV rejection code S001): no overlong forms, no surrogates, nothing cut off. */
final class Utf8 {

    /** Position of the first wrong byte and its line, both from 1. */
    record Fault(long position, int line) {}

    private static final int CHUNK = 8192;

    private Utf8() {}

    /** Null if the bytes are UTF-8. */
    static @org.jspecify.annotations.Nullable Fault check(byte[] document) {
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
