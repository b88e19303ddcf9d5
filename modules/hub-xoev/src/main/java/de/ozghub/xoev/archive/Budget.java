package de.ozghub.xoev.archive;

/** What is left of the limits for one package, over all zip files inside it. For one thread. */
final class Budget {

    private final ArchiveLimits limits;
    private int entries;
    private long bytes;

    Budget(ArchiveLimits limits) {
        this.limits = limits;
    }

    ArchiveLimits limits() {
        return limits;
    }

    void entry(String where) {
        entries++;
        if (entries > limits.maxEntries()) {
            throw new PackageRefused(
                    Refusal.TOO_MANY_ENTRIES, where, "more than %,d entries".formatted(limits.maxEntries()));
        }
    }

    /** Counts unpacked bytes, before they are unpacked. */
    void bytes(String where, long more) {
        if (more > limits.maxEntryBytes()) {
            throw new PackageRefused(
                    Refusal.ZIP_BOMB,
                    where,
                    "unpacks to %,d bytes, %,d are allowed".formatted(more, limits.maxEntryBytes()));
        }
        bytes += more;
        if (bytes > limits.maxTotalBytes()) {
            throw new PackageRefused(
                    Refusal.ZIP_BOMB,
                    where,
                    "all entries together unpack to more than %,d bytes".formatted(limits.maxTotalBytes()));
        }
    }
}
