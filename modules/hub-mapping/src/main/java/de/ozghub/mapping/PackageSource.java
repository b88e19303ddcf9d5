package de.ozghub.mapping;

import de.ozghub.core.journal.ContentHash;
import de.ozghub.submission.PackageVersion;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one mapping package, as they are stored and hashed.
 *
 * @param path below the folder of all packages, for example {@code hundesteuer/anmeldung}
 * @param files text by path inside the package, with {@code /}
 * @param sha256 hash of the files, see {@link ContentHash}
 */
public record PackageSource(String path, SortedMap<String, String> files, String sha256) {

    public PackageSource {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (!sha256.equals(ContentHash.of(files))) {
            throw new IllegalArgumentException("the files of package " + path + " do not have the hash " + sha256);
        }
    }

    /** A package from its files; the hash is computed. */
    public static PackageSource of(String path, SortedMap<String, String> files) {
        return new PackageSource(path, files, ContentHash.of(files));
    }

    public PackageVersion version() {
        return new PackageVersion(path, sha256);
    }
}
