package de.ozghub.crypto.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with a key or certificate that cannot be used as it is; the message names the file and what to do. */
public final class KeyFileUnusable extends IllegalStateException {

    /** @param fault what is wrong and how to mend it; never content of the file */
    public KeyFileUnusable(Path file, String fault) {
        this(file, fault, null);
    }

    /** @param fault what is wrong and how to mend it; never content of the file */
    public KeyFileUnusable(Path file, String fault, @Nullable Throwable cause) {
        super("Key file %s %s".formatted(file, fault), cause);
    }
}
