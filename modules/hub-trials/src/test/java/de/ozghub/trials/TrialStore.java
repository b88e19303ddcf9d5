package de.ozghub.trials;

import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.journal.DatabaseSettings;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.VerbundKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The real store for a trial in a process of its own, with new keys at rest. */
public final class TrialStore {

    public static final VerbundKey VERBUND = new VerbundKey("testverbund");

    private TrialStore() {}

    /**
     * Opens the store.
     *
     * @param folder gets the keys at rest, which must not be there yet
     * @param url JDBC URL of a test database
     */
    public static PostgresStore open(Path folder, String url) throws IOException {
        var keys = Files.createDirectories(folder.resolve("at-rest"));
        WrappingKeys.generate(keys, "verbund", "2026-01");
        var settings = new DatabaseSettings(url, "postgres", "postgres", 4);
        return PostgresStore.open(settings, new AtRest(WrappingKeys.load(keys)), VERBUND, InstantSource.system());
    }
}
