package de.ozghub.xoev.archive;

/**
 * What a package may cost. The largest official one known (XBau 2.6 with all code lists) has 160 files and 5 MB; the code
 * lists of all standards together have 8 MB.
 *
 * @param maxArchiveBytes size of the zip file
 * @param maxEntries entries, those of zip files inside included
 * @param maxEntryBytes unpacked size of one entry
 * @param maxTotalBytes unpacked size of all entries, declared or real, those of zip files inside included
 * @param maxRatio unpacked by packed size, for an entry or a zip file above {@link #RATIO_COUNTS_FROM}; text packs to about
 *     a tenth
 * @param maxNesting zip files inside zip files; 0 allows none
 */
public record ArchiveLimits(
        long maxArchiveBytes, int maxEntries, long maxEntryBytes, long maxTotalBytes, int maxRatio, int maxNesting) {

    /** Unpacked bytes below which no ratio is a danger. */
    static final long RATIO_COUNTS_FROM = 1 << 20;

    /** 200 MiB packed, 5,000 entries, 100 MiB an entry, 200 MiB in all, ratio 100, three levels. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(200L << 20, 5_000, 100L << 20, 200L << 20, 100, 3);

    boolean suspicious(long unpacked, long packed) {
        return unpacked > RATIO_COUNTS_FROM && unpacked > packed * maxRatio;
    }
}
