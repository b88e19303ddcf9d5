package de.ozghub.xoev.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the list of entries at the end of a zip file (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16, ZIP64 included). The
 * JDK's own reader hides what has to be judged here: file types of Unix and where entries lie.
 */
final class CentralDirectory {

    /**
     * One entry as the zip file describes it; nothing of it is true until it was checked.
     *
     * @param unixMode 0 if the zip was not made on Unix
     * @param offset where its local header begins, from the start of the file
     */
    record Entry(String name, int flags, int method, long packed, long unpacked, long crc, int unixMode, long offset) {}

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int HEADER = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int HEADER_SIZE = 46;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int MAX_HEADER_BYTES = 16 << 20;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;
    private static final int UTF8_NAME = 1 << 11;
    private static final int MADE_ON_UNIX = 3;
    private static final int MADE_ON_MACOS = 19;
    private static final Charset OLD_NAMES = Charset.forName("IBM437");

    private record Span(long start, long size, long count, long shift) {}

    private final String archive;
    private final FileChannel channel;
    private final Budget budget;

    CentralDirectory(String archive, FileChannel channel, Budget budget) {
        this.archive = archive;
        this.channel = channel;
        this.budget = budget;
    }

    List<Entry> read() throws IOException {
        Span span = span();
        if (span.count() > budget.limits().maxEntries()) {
            throw new PackageRefused(
                    Refusal.TOO_MANY_ENTRIES,
                    archive,
                    "%,d entries, %,d are allowed"
                            .formatted(span.count(), budget.limits().maxEntries()));
        }
        if (span.start() < 0 || span.size() < 0 || span.size() > MAX_HEADER_BYTES) {
            throw broken("its list of entries has an impossible size");
        }
        ByteBuffer headers = at(span.start(), (int) span.size());
        var entries = new ArrayList<Entry>();
        while (headers.remaining() >= HEADER_SIZE && headers.getInt(headers.position()) == HEADER) {
            budget.entry(archive);
            entries.add(entry(headers, span.shift()));
        }
        if (headers.hasRemaining() || entries.size() != span.count()) {
            throw broken("its list of entries does not agree with itself");
        }
        return entries;
    }

    private Span span() throws IOException {
        long size = channel.size();
        if (size < END_SIZE) {
            throw broken("it is no zip file");
        }
        int tail = (int) Math.min(size, END_SIZE + MAX_COMMENT);
        ByteBuffer end = at(size - tail, tail);
        for (int i = tail - END_SIZE; i >= 0; i--) {
            if (end.getInt(i) == END && i + END_SIZE + unsigned(end, i + 20) <= tail) {
                return span(end, i, size - tail + i);
            }
        }
        throw broken("it is no zip file");
    }

    private Span span(ByteBuffer end, int i, long position) throws IOException {
        long count = unsigned(end, i + 10);
        long size = end.getInt(i + 12) & IN_ZIP64;
        long start = end.getInt(i + 16) & IN_ZIP64;
        long before = position;
        if (count == 0xFFFF || size == IN_ZIP64 || start == IN_ZIP64) {
            ByteBuffer locator = at(position - 20, 20);
            if (locator.getInt(0) != LOCATOR_64) {
                throw broken("its ZIP64 part is missing");
            }
            before = locator.getLong(8);
            ByteBuffer end64 = at(before, 56);
            if (end64.getInt(0) != END_64) {
                throw broken("its ZIP64 part is missing");
            }
            count = end64.getLong(32);
            size = end64.getLong(40);
            start = end64.getLong(48);
        }
        if (count < 0 || size < 0 || start < 0 || size > before) {
            throw broken("its list of entries has an impossible size");
        }
        // Bytes in front of the zip, such as those of a self-extracting program, shift every offset.
        return new Span(before - size, size, count, before - size - start);
    }

    private Entry entry(ByteBuffer headers, long shift) {
        int at = headers.position();
        int nameLength = unsigned(headers, at + 28);
        int extraLength = unsigned(headers, at + 30);
        int length = HEADER_SIZE + nameLength + extraLength + unsigned(headers, at + 32);
        if (length > headers.remaining()) {
            throw broken("its list of entries ends too early");
        }
        int flags = unsigned(headers, at + 8);
        byte[] name = new byte[nameLength];
        headers.get(at + HEADER_SIZE, name);
        long[] sizes = {
            headers.getInt(at + 24) & IN_ZIP64, headers.getInt(at + 20) & IN_ZIP64, headers.getInt(at + 42) & IN_ZIP64
        };
        zip64(headers, at + HEADER_SIZE + nameLength, extraLength, sizes);
        int madeOn = headers.get(at + 5) & 0xFF;
        int mode = madeOn == MADE_ON_UNIX || madeOn == MADE_ON_MACOS ? headers.getInt(at + 38) >>> 16 : 0;
        headers.position(at + length);
        return new Entry(
                text(name, flags),
                flags,
                unsigned(headers, at + 10),
                sizes[1],
                sizes[0],
                headers.getInt(at + 16) & IN_ZIP64,
                mode,
                sizes[2] + shift);
    }

    /** Replaces the values that stand in the ZIP64 extra field: unpacked size, packed size, offset, in this order. */
    private void zip64(ByteBuffer headers, int from, int length, long[] sizes) {
        int at = from;
        while (at + 4 <= from + length) {
            int id = unsigned(headers, at);
            int end = at + 4 + unsigned(headers, at + 2);
            if (id == 1 && end <= from + length) {
                int value = at + 4;
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == IN_ZIP64 && value + 8 <= end) {
                        sizes[i] = headers.getLong(value);
                        value += 8;
                    }
                }
            }
            at = end;
        }
        for (long size : sizes) {
            if (size < 0) {
                throw broken("an entry has an impossible size");
            }
        }
    }

    /** UTF-8 if the entry says so or its bytes are; else what old programs of Windows wrote. */
    private static String text(byte[] name, int flags) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(name, (flags & UTF8_NAME) != 0 ? StandardCharsets.UTF_8 : OLD_NAMES);
        }
    }

    private ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || position + length > channel.size()) {
            throw broken("it ends too early");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw broken("it ends too early");
            }
        }
        return buffer.flip();
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private PackageRefused broken(String what) {
        return new PackageRefused(Refusal.ARCHIVE_BROKEN, archive, what);
    }
}
