package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Genuine and forged JWEs for the attack tests. */
final class Jwes {

    static final int HEADER = 0;
    static final int WRAPPED_KEY = 1;
    static final int IV = 2;
    static final int CIPHERTEXT = 3;
    static final int TAG = 4;

    private Jwes() {}

    static String genuine(PublicJwk recipient, byte[] plain) {
        var made = new ByteArrayOutputStream();
        try {
            CompactJwe.encrypt(new ByteArrayInputStream(plain), recipient, "application/json", made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.toString(US_ASCII);
    }

    static String segment(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static String with(String compact, int segment, String value) {
        var segments = compact.split("\\.", -1);
        segments[segment] = value;
        return String.join(".", segments);
    }

    static String at(String compact, int segment) {
        return compact.split("\\.", -1)[segment];
    }

    /** Flips one bit of the decoded segment, so that the text stays canonical base64url. */
    static String flipped(String compact, int segment, int bit) {
        var bytes = Base64.getUrlDecoder().decode(at(compact, segment));
        var at = bit % (bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        return with(compact, segment, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
