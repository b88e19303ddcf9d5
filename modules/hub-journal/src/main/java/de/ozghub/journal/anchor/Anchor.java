package de.ozghub.journal.anchor;

import de.ozghub.crypto.keys.AnchorKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One record of a log. As text: a line with format, number, time, previous hash and how many heads follow, a line for each
 * head, and a line with the signature over all lines before.
 *
 * @param number from 1, without a gap
 * @param upTo entries appended before this are covered
 * @param previous hash of the record before, 64 zeros for the first
 */
record Anchor(long number, Instant upTo, String previous, List<Head> heads, String signature) {

    static final String START = "0".repeat(64);

    private static final String FORMAT = "anchor-1";

    Anchor {
        heads = List.copyOf(heads);
    }

    static Anchor signed(long number, Instant upTo, String previous, List<Head> heads, AnchorKey key) {
        var unsigned = new Anchor(number, upTo, previous, heads, "");
        return new Anchor(number, upTo, previous, heads, key.sign(unsigned.body()));
    }

    boolean isSignedBy(String publicKey) {
        return AnchorKey.isSigned(body(), signature, publicKey);
    }

    String text() {
        return body() + "signature " + signature + "\n";
    }

    /** SHA-256 of the signed lines and the signature, lower-case hexadecimal. */
    String hash() {
        return sha256(text());
    }

    private String body() {
        var text = new StringBuilder();
        text.append(String.join(
                        " ", FORMAT, Long.toString(number), upTo.toString(), previous, Integer.toString(heads.size())))
                .append('\n');
        heads.forEach(head -> text.append(head.line()).append('\n'));
        return text.toString();
    }

    /**
     * Reads records one after the other.
     *
     * @throws IllegalArgumentException with the number of the line, if a line is not what it has to be
     */
    static List<Anchor> parse(List<String> lines) {
        var anchors = new ArrayList<Anchor>();
        int at = 0;
        try {
            while (at < lines.size()) {
                var first = lines.get(at++).split(" ", -1);
                if (first.length != 5 || !first[0].equals(FORMAT)) {
                    throw new IllegalArgumentException("not an anchor");
                }
                var heads = new ArrayList<Head>();
                for (int i = Integer.parseInt(first[4]); i > 0; i--) {
                    heads.add(Head.of(lines.get(at++)));
                }
                var last = lines.get(at++).split(" ", -1);
                if (last.length != 2 || !last[0].equals("signature")) {
                    throw new IllegalArgumentException("no signature");
                }
                anchors.add(new Anchor(Long.parseLong(first[1]), Instant.parse(first[2]), first[3], heads, last[1]));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("line %d is not what an anchor log holds".formatted(at), e);
        }
        return anchors;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
