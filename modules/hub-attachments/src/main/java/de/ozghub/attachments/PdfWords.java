package de.ozghub.attachments;

import java.nio.charset.StandardCharsets;

/** Cuts the bytes of a PDF into names, numbers and signs, whatever is around them. Source: ISO 32000-1, section 7.2. */
final class PdfWords {

    /** Names have at most 127 bytes; what is longer means nothing here. */
    private static final int LONGEST = 400;

    private final PdfMeaning meaning;
    private final byte[] word = new byte[LONGEST];
    private int length;
    private boolean name;
    private String finished = "";

    PdfWords(PdfMeaning meaning) {
        this.meaning = meaning;
    }

    /** Takes one byte. */
    void take(int b) {
        if (!isWhite(b) && !isDelimiter(b)) {
            if (length < LONGEST) {
                word[length++] = (byte) b;
            }
            return;
        }
        finish();
        switch (b) {
            case '/' -> name = true;
            case '(' -> meaning.value("(");
            case '<' -> meaning.value("<");
            case '[' -> meaning.value("[");
            case ']' -> meaning.value("]");
            default -> {}
        }
    }

    /** The word the last byte ended, if it was no name; else empty. */
    String finished() {
        return finished;
    }

    /** Forgets the word under way. */
    void reset() {
        length = 0;
        name = false;
        finished = "";
    }

    private void finish() {
        finished = "";
        if (name) {
            meaning.name(decoded());
        } else if (length > 0) {
            finished = new String(word, 0, length, StandardCharsets.ISO_8859_1);
            if (Character.isDigit(finished.charAt(0))) {
                meaning.value(finished);
            }
        }
        length = 0;
        name = false;
    }

    /** With {@code #xx} resolved. */
    private String decoded() {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (word[i] == '#' && hex(i + 1) >= 0 && hex(i + 2) >= 0) {
                text.append((char) (hex(i + 1) << 4 | hex(i + 2)));
                i += 2;
            } else {
                text.append((char) (word[i] & 0xff));
            }
        }
        return text.toString();
    }

    private int hex(int at) {
        return at < length ? Character.digit(word[at], 16) : -1;
    }

    static boolean isWhite(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
    }

    static boolean isDelimiter(int b) {
        return switch (b) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }
}
