package de.ozghub.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into a PDF from its first to its last byte, objects in compressed object streams included, without believing its
 * table of contents: an object a reader could reach stands somewhere in the bytes. Wherever an object begins, whatever
 * seemed to be open (a string, a comment, a stream) is over, so that nothing can hide behind a parenthesis left open.
 * Content of pages and pictures is not looked into. Errs on the side of finding too much. For one file.
 */
final class PdfScan {

    private static final int BLOCK = 64 * 1024;
    private static final long END_OF_STREAM = packed("ndstream");
    private static final long OBJECT = packed("obj");
    private static final long TRAILER = packed("trailer");
    private static final int DICTIONARY_END = (int) packed(">>");

    private final InputStream in;
    private final Traits traits;
    private final Budget budget;
    private final PdfMeaning meaning;
    private final PdfWords words;
    private final byte[] block = new byte[BLOCK];
    private int position;
    private int limit;
    private State state = State.PLAIN;
    private int open;
    private boolean escaped;
    /** The last eight bytes. */
    private long recent;
    /** The last two bytes that were no white space. */
    private int ending;
    /** What {@link #ending} was before the word under way. */
    private int beforeWord;

    private PdfWords flat;

    private enum State {
        PLAIN,
        COMMENT,
        TEXT,
        /** Of a stream: skipped. */
        BODY,
        /** Of an object stream that is not compressed. */
        OBJECTS
    }

    PdfScan(InputStream in, Traits traits, Budget budget) {
        this.in = in;
        this.traits = traits;
        this.budget = budget;
        this.meaning = new PdfMeaning(traits);
        this.words = new PdfWords(meaning);
        this.flat = new PdfWords(new PdfMeaning(traits));
    }

    /** @throws Expands if its object streams unpack beyond the budget */
    void run() throws IOException {
        for (int b = next(); b >= 0; b = next()) {
            take(b);
        }
        take('\n');
    }

    private void take(int b) throws IOException {
        boolean separates = PdfWords.isWhite(b) || PdfWords.isDelimiter(b);
        if (separates && begins()) {
            state = State.PLAIN;
            words.reset();
            meaning.object();
        }
        switch (state) {
            case PLAIN -> plain(b);
            case COMMENT -> state = b == '\n' || b == '\r' ? State.PLAIN : State.COMMENT;
            case TEXT -> text(b);
            case BODY -> {}
            case OBJECTS -> flat.take(b);
        }
        recent = recent << 8 | b;
        if (!PdfWords.isWhite(b)) {
            ending = (ending << 8 | b) & 0xffff;
        }
        boolean inStream = state == State.BODY || state == State.OBJECTS;
        if (inStream && recent == END_OF_STREAM) {
            state = State.PLAIN;
            words.reset();
        }
    }

    /** Whether an object, or the trailer, begins after the bytes before this one. */
    private boolean begins() {
        return ((recent & 0xffffffL) == OBJECT && PdfWords.isWhite((int) (recent >> 24 & 0xff)))
                || (recent & 0xffffffffffffffL) == TRAILER;
    }

    private void plain(int b) throws IOException {
        int before = (int) (recent & 0xff);
        boolean separated = PdfWords.isWhite(before) || PdfWords.isDelimiter(before);
        if (separated && !PdfWords.isWhite(b) && !PdfWords.isDelimiter(b)) {
            beforeWord = ending;
        }
        words.take(b);
        if (words.finished().equals("stream") && beforeWord == DICTIONARY_END) {
            stream(b);
        } else if (b == '(') {
            state = State.TEXT;
            open = 1;
            escaped = false;
        } else if (b == '%') {
            state = State.COMMENT;
        }
    }

    private void text(int b) {
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '(') {
            open++;
        } else if (b == ')') {
            open--;
            state = open == 0 ? State.PLAIN : State.TEXT;
        }
    }

    private void stream(int lineEnd) throws IOException {
        if (!meaning.holdsObjects()) {
            state = State.BODY;
            return;
        }
        int b = lineEnd;
        while (b == ' ') {
            b = next();
        }
        if (b == '\r' && peek() == '\n') {
            next();
        }
        if (meaning.deflated()) {
            inflate();
            state = State.BODY;
        } else if (meaning.plain()) {
            flat = new PdfWords(new PdfMeaning(traits));
            state = State.OBJECTS;
        } else {
            traits.unreadable("object stream with an unusual filter");
            state = State.BODY;
        }
    }

    private void inflate() throws IOException {
        var inflater = new Inflater();
        var plain = new PdfWords(new PdfMeaning(traits));
        byte[] out = new byte[BLOCK];
        try {
            while (!inflater.finished() && peek() >= 0) {
                inflater.setInput(block, position, limit - position);
                int made = inflater.inflate(out);
                position = limit - inflater.getRemaining();
                budget.unpacked(made);
                for (int i = 0; i < made; i++) {
                    plain.take(out[i] & 0xff);
                }
                if (made == 0 && inflater.needsDictionary()) {
                    throw new DataFormatException("a dictionary is needed");
                }
            }
            plain.take('\n');
            if (!inflater.finished()) {
                traits.unreadable("object stream that ends early");
            }
        } catch (DataFormatException e) {
            traits.unreadable("damaged object stream");
        } finally {
            inflater.end();
        }
    }

    private int next() throws IOException {
        int b = peek();
        position++;
        return b;
    }

    /** The next byte without taking it; -1 at the end. */
    private int peek() throws IOException {
        if (position >= limit) {
            limit = in.read(block, 0, BLOCK);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return block[position] & 0xff;
    }

    private static long packed(String ascii) {
        long packed = 0;
        for (byte b : ascii.getBytes(StandardCharsets.US_ASCII)) {
            packed = packed << 8 | b;
        }
        return packed;
    }
}
