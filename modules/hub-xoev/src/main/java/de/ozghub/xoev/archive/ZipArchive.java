package de.ozghub.xoev.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A zip file whose list of entries was checked as a whole before anything is unpacked. For one thread. */
final class ZipArchive implements Closeable {

    /** A file that may be unpacked; {@code name} is safe as a relative path. */
    record Item(String name, CentralDirectory.Entry entry) {}

    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL = 0x04034b50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 1 << 16;
    private static final int FILE_TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    private final String archive;
    private final FileChannel channel;
    private final List<Item> items;

    private ZipArchive(String archive, FileChannel channel, List<Item> items) {
        this.archive = archive;
        this.channel = channel;
        this.items = items;
    }

    /** @throws PackageRefused if anything in its list of entries is beyond the limits or not as it must be */
    static ZipArchive open(String archive, Path zip, Budget budget) throws IOException {
        FileChannel channel = FileChannel.open(zip);
        try {
            var entries = new CentralDirectory(archive, channel, budget).read();
            return new ZipArchive(archive, channel, checked(archive, channel.size(), entries, budget));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** How reports call it. */
    String name() {
        return archive;
    }

    /** Files in the order of the zip; folders and what operating systems leave behind are left out. */
    List<Item> items() {
        return items;
    }

    /** @throws PackageRefused if the entry's bytes are not what the list of entries says */
    void copy(Item item, OutputStream out) throws IOException {
        var entry = item.entry();
        var crc = new CRC32();
        long written = entry.method() == STORED ? stored(item, out, crc) : inflated(item, out, crc);
        if (written != entry.unpacked() || crc.getValue() != entry.crc()) {
            throw broken(item.name() + " is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long stored(Item item, OutputStream out, CRC32 crc) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (InputStream in =
                new ChannelSlice(channel, start(item), item.entry().packed())) {
            int read = in.read(buffer);
            while (read > 0) {
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
                total += read;
                read = in.read(buffer);
            }
        }
        return total;
    }

    private long inflated(Item item, OutputStream out, CRC32 crc) throws IOException {
        byte[] packed = new byte[BUFFER];
        byte[] unpacked = new byte[BUFFER];
        long total = 0;
        var inflater = new Inflater(true);
        try (InputStream in =
                new ChannelSlice(channel, start(item), item.entry().packed())) {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = in.read(packed);
                    if (read < 0) {
                        throw broken(item.name() + " ends too early");
                    }
                    inflater.setInput(packed, 0, read);
                }
                int count = inflater.inflate(unpacked);
                if (count == 0 && inflater.needsDictionary()) {
                    throw broken(item.name() + " is damaged");
                }
                total += count;
                if (total > item.entry().unpacked()) {
                    throw new PackageRefused(
                            Refusal.ZIP_BOMB, archive, item.name() + " unpacks to more bytes than it says");
                }
                crc.update(unpacked, 0, count);
                out.write(unpacked, 0, count);
            }
        } catch (DataFormatException e) {
            throw broken(item.name() + " is damaged");
        } finally {
            inflater.end();
        }
        return total;
    }

    /** Where the bytes of an entry begin. */
    private long start(Item item) throws IOException {
        var header = ByteBuffer.allocate(LOCAL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        long at = item.entry().offset();
        while (header.hasRemaining()) {
            if (channel.read(header, at + header.position()) < 0) {
                throw broken(item.name() + " lies outside the file");
            }
        }
        if (header.getInt(0) != LOCAL) {
            throw broken(item.name() + " is not where the list of entries says");
        }
        return at + LOCAL_SIZE + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
    }

    private static List<Item> checked(
            String archive, long archiveBytes, List<CentralDirectory.Entry> entries, Budget budget) {
        long total = 0;
        for (var entry : entries) {
            checkKind(archive, entry);
            budget.bytes(archive + "/" + entry.name(), entry.unpacked());
            total += entry.unpacked();
            if (budget.limits().suspicious(entry.unpacked(), entry.packed())) {
                throw bomb(archive, entry.name() + " unpacks to " + times(entry.unpacked(), entry.packed()));
            }
        }
        if (budget.limits().suspicious(total, archiveBytes)) {
            throw bomb(archive, "its entries unpack to " + times(total, archiveBytes));
        }
        checkOverlap(archive, archiveBytes, entries);
        var names = new HashSet<String>();
        return entries.stream()
                .filter(entry -> !entry.name().endsWith("/") && !entry.name().endsWith("\\"))
                .map(entry -> new Item(EntryName.checked(archive, entry.name()), entry))
                .filter(item -> !item.name().isEmpty() && !EntryName.junk(item.name()))
                .peek(item -> {
                    if (!names.add(item.name())) {
                        throw new PackageRefused(
                                Refusal.ARCHIVE_BROKEN, archive, "it holds '%s' twice".formatted(item.name()));
                    }
                })
                .toList();
    }

    private static void checkKind(String archive, CentralDirectory.Entry entry) {
        int type = entry.unixMode() & FILE_TYPE;
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw new PackageRefused(
                    Refusal.SYMLINK, archive, "'%s' is a link or no ordinary file".formatted(entry.name()));
        }
        if ((entry.flags() & 1) != 0) {
            throw new PackageRefused(Refusal.ARCHIVE_ENCRYPTED, archive, "'%s' is encrypted".formatted(entry.name()));
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new PackageRefused(
                    Refusal.ARCHIVE_BROKEN,
                    archive,
                    "'%s' is packed by method %d; only deflate is known".formatted(entry.name(), entry.method()));
        }
        EntryName.checked(archive, entry.name());
    }

    /** Entries that share bytes let a small file unpack to any size. */
    private static void checkOverlap(String archive, long archiveBytes, List<CentralDirectory.Entry> entries) {
        long free = 0;
        var byOffset = entries.stream()
                .sorted(Comparator.comparingLong(CentralDirectory.Entry::offset))
                .toList();
        for (var entry : byOffset) {
            if (entry.offset() < free) {
                throw bomb(archive, "its entries overlap");
            }
            free = entry.offset() + LOCAL_SIZE + entry.packed();
            if (entry.packed() > archiveBytes || free > archiveBytes) {
                throw new PackageRefused(
                        Refusal.ARCHIVE_BROKEN, archive, "'%s' lies outside the file".formatted(entry.name()));
            }
        }
    }

    private static String times(long unpacked, long packed) {
        return "%,d times its size".formatted(unpacked / Math.max(packed, 1));
    }

    private static PackageRefused bomb(String archive, String what) {
        return new PackageRefused(Refusal.ZIP_BOMB, archive, what);
    }

    private PackageRefused broken(String what) {
        return new PackageRefused(Refusal.ARCHIVE_BROKEN, archive, what);
    }
}
