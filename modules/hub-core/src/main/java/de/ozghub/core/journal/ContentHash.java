package de.ozghub.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** SHA-256 over the files of a version: for each file in path order path, NUL, length, NUL, bytes. */
public final class ContentHash {

    private ContentHash() {}

    /** Lower-case hexadecimal; texts are taken as UTF-8. */
    public static String of(SortedMap<String, String> files) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sha256.update((path + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
