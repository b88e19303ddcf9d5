package de.ozghub.demo.provision;

import de.ozghub.crypto.keys.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets in files of mode 0600, each made once. */
final class SecretBook {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretBook() {}

    /** The text of the file; a new random secret of 192 bit if there is none yet. */
    static String at(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file, random());
        }
        return new String(SecretFile.read(file), StandardCharsets.UTF_8).strip();
    }

    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void create(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        SecretFile.create(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
