package de.ozghub.crypto;

import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Key pairs with files, as an external tool needs them; made once per test run and name. */
public record Pairs(SigningKey key, Path keyFile, Path certificateFile) {

    private static final ConcurrentMap<String, Pairs> MADE = new ConcurrentHashMap<>();
    private static final Path FOLDER = folder();

    public static Pairs pair(KeyKind kind, String name) {
        return MADE.computeIfAbsent(kind + "-" + name, id -> {
            var keyFile = FOLDER.resolve(id + ".key.pem");
            var certificateFile = FOLDER.resolve(id + ".crt.pem");
            PemFiles.create(keyFile, certificateFile, TestKeys.GENERATION.selfSigned(kind, id, TestKeys.YEAR));
            return new Pairs(PemFiles.signingKey(name, keyFile, certificateFile), keyFile, certificateFile);
        });
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "pairs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
