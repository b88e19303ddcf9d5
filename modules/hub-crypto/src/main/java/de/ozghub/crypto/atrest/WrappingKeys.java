package de.ozghub.crypto.atrest;

import de.ozghub.crypto.keys.KeyFileUnusable;
import de.ozghub.crypto.keys.SecretFile;
import de.ozghub.submission.LegalTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap data keys: per owner one or more. Active is the last one, by the order of their ids, whose period has
 * begun: {@code 2026-12} begins on 1 December 2026 in Germany, so the next key can be brought to every node in advance; an
 * id without year and month is in force at once. Immutable and thread-safe; load again to see new files. A destroyed
 * period is a deleted file.
 */
public final class WrappingKeys {

    private static final int KEY_BYTES = 32;
    private static final String SUFFIX = ".key";
    private static final Pattern OWNER = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");

    private static final Pattern PERIOD = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])(-.*)?");

    private final Map<String, SortedMap<String, SecretKey>> keys;

    private WrappingKeys(Map<String, SortedMap<String, SecretKey>> keys) {
        this.keys = keys;
    }

    /**
     * Reads all files {@code <owner>.<keyId>.key} of a folder, each base64 of 32 random bytes; other files are ignored.
     *
     * @throws KeyFileUnusable if the folder holds no key, or a key file is misnamed, of wrong length, not base64, or
     *     open to others than its owner (POSIX mode wider than 0600)
     */
    public static WrappingKeys load(Path folder) {
        var found = new TreeMap<String, SortedMap<String, SecretKey>>();
        for (var file : keyFiles(folder)) {
            var parts = file.getFileName().toString().split("\\.", -1);
            if (parts.length != 3
                    || !OWNER.matcher(parts[0]).matches()
                    || !KEY_ID.matcher(parts[1]).matches()) {
                throw new KeyFileUnusable(file, "is not named <owner>.<keyId>.key, such as verbund.2026-11.key");
            }
            found.computeIfAbsent(parts[0], _ -> new TreeMap<>()).put(parts[1], read(file));
        }
        if (found.isEmpty()) {
            throw new KeyFileUnusable(folder, "is a folder without any <owner>.<keyId>.key; generate a key first");
        }
        return of(found);
    }

    /**
     * Keys from another source.
     *
     * @param keys per owner the keys by id; copied
     * @throws IllegalArgumentException if an owner has no key, or a key is not of 32 bytes
     */
    public static WrappingKeys of(Map<String, SortedMap<String, SecretKey>> keys) {
        var copy = new TreeMap<String, SortedMap<String, SecretKey>>();
        keys.forEach((owner, byId) -> {
            if (byId.isEmpty()) {
                throw new IllegalArgumentException("owner %s has no wrapping key".formatted(owner));
            }
            byId.forEach((id, key) -> requireLength(owner, id, key));
            // Not new TreeMap(SortedMap): the active key is the last by plain order, whatever the caller's comparator.
            var ordered = new TreeMap<String, SecretKey>();
            ordered.putAll(Map.copyOf(byId));
            copy.put(owner, Collections.unmodifiableSortedMap(ordered));
        });
        return new WrappingKeys(Collections.unmodifiableMap(copy));
    }

    /**
     * Writes a new random key as {@code <owner>.<keyId>.key}, atomically and with mode 0600.
     *
     * @throws IllegalArgumentException if owner or key id are not fit for a file name
     * @throws KeyFileUnusable if the file exists or cannot be written
     */
    public static void generate(Path folder, String owner, String keyId) {
        var file = file(folder, owner, keyId);
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key) + "\n";
        SecretFile.create(file, text.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(key, (byte) 0);
    }

    /**
     * Destroys a key in this folder: its bytes are overwritten, then the file is removed. What it wraps can never be opened
     * again once its copies, on other nodes and in backups of this folder, are destroyed as well. A key that is not there
     * is destroyed already.
     *
     * @throws IllegalArgumentException if owner or key id are not fit for a file name
     * @throws KeyFileUnusable if the file cannot be overwritten or removed
     */
    public static void destroy(Path folder, String owner, String keyId) {
        SecretFile.destroy(file(folder, owner, keyId));
    }

    /** All owners that have at least one key. */
    public Set<String> owners() {
        return keys.keySet();
    }

    /** Ids of all keys of an owner, oldest first; empty if the owner is unknown. */
    public List<String> keyIds(String owner) {
        return Optional.ofNullable(keys.get(owner))
                .map(byId -> List.copyOf(byId.keySet()))
                .orElse(List.of());
    }

    /** The key in force; empty if the owner has none. Where no period has begun yet, the first one is. */
    public Optional<String> activeId(String owner, Instant at) {
        var month = YearMonth.from(at.atZone(LegalTime.ZONE)).toString();
        var ids = keyIds(owner);
        return ids.reversed().stream()
                .filter(id -> !PERIOD.matcher(id).matches()
                        || id.substring(0, month.length()).compareTo(month) <= 0)
                .findFirst()
                .or(() -> ids.stream().findFirst());
    }

    Optional<SecretKey> key(String owner, String keyId) {
        return Optional.ofNullable(keys.get(owner)).map(byId -> byId.get(keyId));
    }

    /** Names owners and ids only. */
    @Override
    public String toString() {
        var names = new TreeMap<String, Set<String>>();
        keys.forEach((owner, byId) -> names.put(owner, byId.keySet()));
        return "WrappingKeys" + names;
    }

    private static Path file(Path folder, String owner, String keyId) {
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException("owner '%s' must match %s".formatted(owner, OWNER));
        }
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("key id '%s' must match %s".formatted(keyId, KEY_ID));
        }
        return folder.resolve(owner + "." + keyId + SUFFIX);
    }

    private static List<Path> keyFiles(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KeyFileUnusable(folder, "is not a folder the hub can read", e);
        }
    }

    private static SecretKey read(Path file) {
        var text = new String(SecretFile.read(file), StandardCharsets.ISO_8859_1).strip();
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length != KEY_BYTES) {
                throw new KeyFileUnusable(file, "holds %d bytes, needed are %d".formatted(bytes.length, KEY_BYTES));
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IllegalArgumentException e) {
            // Without the cause: its message would quote a character of the key.
            throw new KeyFileUnusable(file, "is not base64");
        }
    }

    private static void requireLength(String owner, String id, SecretKey key) {
        var encoded = key.getEncoded();
        if (encoded != null && encoded.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "wrapping key %s.%s has %d bytes, needed are %d".formatted(owner, id, encoded.length, KEY_BYTES));
        }
    }
}
