package de.ozghub.crypto.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;

/** The text form of keys and certificates (RFC 7468). */
final class Pem {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String REQUEST = "CERTIFICATE REQUEST";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private Pem() {}

    static String write(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".replace("%n", "\n").formatted(label, body, label);
    }

    /**
     * DER of the first block with this label; text around it is skipped.
     *
     * @throws IllegalArgumentException without content, if the block is cut or not base64
     */
    static Optional<byte[]> read(String label, String text) {
        var begin = "-----BEGIN " + label + "-----";
        var start = text.indexOf(begin);
        if (start < 0) {
            return Optional.empty();
        }
        var end = text.indexOf("-----END " + label + "-----", start);
        if (end < 0) {
            throw new IllegalArgumentException("has a " + label + " block without end");
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a " + label + " block that is not base64");
        }
    }
}
