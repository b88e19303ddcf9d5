package de.ozghub.attachments;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was found in one attachment, whatever any policy thinks of it. Not thread-safe. */
final class Traits {

    private final SortedSet<String> active = new TreeSet<>();
    private final SortedSet<String> members = new TreeSet<>();
    private boolean encrypted;
    private @Nullable String unreadable;
    private @Nullable String expands;

    /** @param word stable, for example {@code javascript} or {@code macro} */
    void active(String word) {
        active.add(word);
    }

    /** A file inside an archive is of this type. */
    void member(String type) {
        members.add(type);
    }

    void encrypted() {
        encrypted = true;
    }

    /** Some of it could not be looked into. */
    void unreadable(String reason) {
        unreadable = unreadable == null ? reason : unreadable;
    }

    void expands(String limit) {
        expands = limit;
    }

    SortedSet<String> activeWords() {
        return active;
    }

    SortedSet<String> memberTypes() {
        return members;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    /** Why it could not be looked into as a whole; what is encrypted cannot, and that alone is said then. */
    @Nullable
    String unreadableBecause() {
        return encrypted ? null : unreadable;
    }

    @Nullable
    String expandsBeyond() {
        return expands;
    }
}
