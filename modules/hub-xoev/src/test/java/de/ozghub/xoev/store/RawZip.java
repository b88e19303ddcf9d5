package de.ozghub.xoev.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip written byte by byte, so that its list of entries can say what no tool would. */
final class RawZip {

    static final int SYMLINK = 0xA1FF;
    private static final long MAX_32 = 0xFFFFFFFFL;

    private record Entry(String name, int packed, long declared, int mode, int flags, long crc, long offset) {}

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    RawZip file(String name, byte[] content) {
        return entry(name, content, content.length, 0x81A4, 0);
    }

    RawZip file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    RawZip declaring(String name, byte[] content, long declared) {
        return entry(name, content, declared, 0x81A4, 0);
    }

    RawZip withMode(String name, String content, int mode) {
        return entry(name, content.getBytes(UTF_8), content.length(), mode, 0);
    }

    RawZip encrypted(String name) {
        return entry(name, new byte[10], 10, 0x81A4, 1);
    }

    /** Another name for the bytes of the entry before. */
    RawZip sameBytes(String name) {
        var last = entries.getLast();
        entries.add(new Entry(name, last.packed(), last.declared(), last.mode(), 0, last.crc(), last.offset()));
        return this;
    }

    private RawZip entry(String name, byte[] content, long declared, int mode, int flags) {
        byte[] packed = deflate(content);
        var crc = new CRC32();
        crc.update(content);
        entries.add(new Entry(name, packed.length, declared, mode, flags, crc.getValue(), body.size()));
        byte[] bytes = name.getBytes(UTF_8);
        var local = buffer(30 + bytes.length);
        local.putInt(0x04034b50)
                .putShort((short) 45)
                .putShort((short) (flags | 0x0800))
                .putShort((short) 8);
        local.position(26);
        local.putShort((short) bytes.length).putShort((short) 0).put(bytes);
        body.writeBytes(bytes(local));
        body.writeBytes(packed);
        return this;
    }

    Path write(Path zip) throws IOException {
        return write(zip, entries.size());
    }

    /** With another number of entries at its end than it holds. */
    Path write(Path zip, int count) throws IOException {
        var directory = new ByteArrayOutputStream();
        entries.forEach(entry -> directory.writeBytes(header(entry)));
        var end = buffer(22);
        end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
        end.putInt(directory.size()).putInt(body.size()).putShort((short) 0);
        var all = new ByteArrayOutputStream();
        all.writeBytes(body.toByteArray());
        all.writeBytes(directory.toByteArray());
        all.writeBytes(bytes(end));
        return Files.write(zip, all.toByteArray());
    }

    private static byte[] header(Entry entry) {
        byte[] name = entry.name().getBytes(UTF_8);
        boolean large = entry.declared() >= MAX_32;
        var header = buffer(46 + name.length + (large ? 12 : 0));
        header.putInt(0x02014b50).put((byte) 45).put((byte) 3).putShort((short) 45);
        header.putShort((short) (entry.flags() | 0x0800)).putShort((short) 8).putInt(0);
        header.putInt((int) entry.crc()).putInt(entry.packed());
        header.putInt((int) (large ? MAX_32 : entry.declared()));
        header.putShort((short) name.length).putShort((short) (large ? 12 : 0)).putShort((short) 0);
        header.putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.mode() << 16)
                .putInt((int) entry.offset());
        header.put(name);
        if (large) {
            header.putShort((short) 1).putShort((short) 8).putLong(entry.declared());
        }
        return bytes(header);
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
