package de.ozghub.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for words in a stream, whatever their case and whether one or two bytes make a letter. */
final class TokenScan {

    private static final int BLOCK = 64 * 1024;

    private final List<String> words;
    private final int longest;

    /** @param words lower case, ASCII */
    TokenScan(List<String> words) {
        this.words = List.copyOf(words);
        this.longest = words.stream().mapToInt(String::length).max().orElse(1);
    }

    /** The words that occur, read to the end of the stream. */
    Set<String> in(InputStream in) throws IOException {
        var found = new LinkedHashSet<String>();
        var block = new byte[BLOCK];
        var kept = "";
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            String text = kept
                    + new String(block, 0, read, StandardCharsets.ISO_8859_1)
                            .replace("\0", "")
                            .toLowerCase(Locale.ROOT);
            words.stream().filter(text::contains).forEach(found::add);
            kept = text.substring(Math.max(0, text.length() - longest + 1));
        }
        return found;
    }
}
