package de.ozghub.attachments;

/**
 * How much all the unpacking of one submission may cost together. Not thread-safe.
 *
 * <p>The limits are those of a whole submission, so that many small bombs are one large one.
 */
final class Budget {

    /** FIT-Connect takes 2 GB a submission; what unpacks to more than half of that is no application of a citizen. */
    static final long MAX_BYTES = 1L << 30;

    static final int MAX_ENTRIES = 10_000;
    static final int MAX_DEPTH = 3;

    private final long most;
    private long bytes;
    private int entries;

    Budget() {
        this(MAX_BYTES);
    }

    /** @param most bytes that may be unpacked */
    Budget(long most) {
        this.most = most;
    }

    /** @throws Expands if that was too much */
    void unpacked(long more) throws Expands {
        bytes += more;
        if (bytes > most) {
            throw new Expands(most + " bytes");
        }
    }

    /** @throws Expands if that was one too many */
    void entry() throws Expands {
        entries++;
        if (entries > MAX_ENTRIES) {
            throw new Expands(MAX_ENTRIES + " entries");
        }
    }
}
