package de.ozghub.bench;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.provider.FastProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opening a large attachment against what it is made of: one pass of AES-256-GCM, one of base64url and one of SHA-512, each
 * bare, over as many bytes, in blocks of 64 KiB that stay in the processor's cache, and without any garbage. Aim: 70 % of
 * the rate of their harmonic sum, 1 / (1/gcm + 1/base64 + 1/sha512). The attachment lies in a mapped file, outside a heap
 * of 32 MiB. The bare passes fetch nothing from memory and look for no dot, so the sum is a
 * limit nothing reaches. Arguments: MiB of the attachment (256 unless told), rounds (7).
 */
public final class OpeningLarge {

    private static final int MIB = 1024 * 1024;
    private static final int BLOCK = 64 * 1024;
    private static final int HEAP_MIB = 32;
    private static final int WARM_UP = 3;

    private final byte[] block = new byte[BLOCK];
    private final byte[] target = new byte[BLOCK + 64];
    private final byte[] encoded = Base64.getUrlEncoder().withoutPadding().encode(new byte[BLOCK / 4 * 3]);
    private final PrivateJwk key;
    private final MappedByteBuffer sealed;
    private final long bytes;

    private OpeningLarge(Path file, long bytes) throws IOException {
        this.bytes = bytes;
        var made = new KeyGeneration(InstantSource.system()).jwk(JwkUse.ENCRYPTION, "Messung", Duration.ofDays(1));
        key = PrivateJwk.parse(made.privateJwk());
        new SplittableRandom(7).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file);
                InputStream plain = new Repeated(block, bytes)) {
            CompactJwe.encrypt(plain, PublicJwk.parse(made.publicJwk()), "application/pdf", out);
        }
        try (var channel = FileChannel.open(file)) {
            sealed = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].equals(BothProviders.CHILD)) {
            BothProviders.run(
                    OpeningLarge.class,
                    HEAP_MIB,
                    arguments.length > 0 ? arguments[0] : "256",
                    arguments.length > 1 ? arguments[1] : "7");
            return;
        }
        long bytes = Long.parseLong(arguments[1]) * MIB;
        var file = Files.createTempFile("hub-opening", ".jwe");
        try {
            new OpeningLarge(file, bytes).measure(Integer.parseInt(arguments[2]));
        } finally {
            Files.delete(file);
        }
    }

    private void measure(int rounds) throws Exception {
        var seconds = new Rounds()
                .with("gcm", this::gcm)
                .with("base64", this::base64)
                .with("sha512", this::sha512)
                .with("open", this::open)
                .run(WARM_UP, rounds);
        double sum = seconds.applyAsDouble("gcm") + seconds.applyAsDouble("base64") + seconds.applyAsDouble("sha512");
        System.out.printf(
                "%s, %d MiB: gcm %.0f, base64 %.0f, sha512 %.0f, harmonic sum %.0f, open %.0f MB/s;"
                        + " ratio %.3f; heap of %d MiB%n",
                FastProvider.words(),
                bytes / MIB,
                rate(seconds.applyAsDouble("gcm")),
                rate(seconds.applyAsDouble("base64")),
                rate(seconds.applyAsDouble("sha512")),
                rate(sum),
                rate(seconds.applyAsDouble("open")),
                sum / seconds.applyAsDouble("open"),
                Runtime.getRuntime().maxMemory() / MIB);
    }

    private double rate(double seconds) {
        return bytes / 1e6 / seconds;
    }

    private long open() throws Exception {
        return CompactJwe.decrypt(
                        new Mapped(sealed.duplicate()), _ -> Optional.of(key), OutputStream.nullOutputStream())
                .plaintextBytes();
    }

    private long gcm() throws GeneralSecurityException {
        var cipher = FastProvider.gcm();
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new GCMParameterSpec(128, new byte[12]));
        for (long done = 0; done < bytes; done += BLOCK) {
            cipher.update(block, 0, BLOCK, target);
        }
        return cipher.doFinal().length;
    }

    private long base64() {
        var decoder = Base64.getUrlDecoder();
        long decoded = 0;
        while (decoded < bytes) {
            decoded += decoder.decode(encoded, target);
        }
        return decoded;
    }

    private long sha512() throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-512");
        for (long done = 0; done < bytes; done += BLOCK) {
            digest.update(block);
        }
        return digest.digest()[0];
    }

    /** The same block again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] block;
        private long left;

        Repeated(byte[] block, long bytes) {
            this.block = block;
            this.left = bytes;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read whole blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, block.length), left);
            System.arraycopy(block, 0, target, offset, count);
            left -= count;
            return count;
        }
    }

    /** Reads a mapped file. */
    private static final class Mapped extends InputStream {

        private final ByteBuffer file;

        Mapped(ByteBuffer file) {
            this.file = file;
        }

        @Override
        public int read() {
            return file.hasRemaining() ? file.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!file.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, file.remaining());
            file.get(target, offset, count);
            return count;
        }
    }
}
