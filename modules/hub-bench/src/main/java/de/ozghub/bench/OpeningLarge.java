package de.ozghub.bench;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JweRefused;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.provider.FastProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Opening a large attachment against what it is made of, each over the same 64 MiB in blocks of 64 KiB. Aim: {@code open}
 * reaches 70 % of the harmonic sum 1/(1/gcm + 1/base64 + 1/sha512). The stream has no memory of its length, so that 64 MiB
 * tell the rate of 500 MB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(1)
public class OpeningLarge {

    private static final int BYTES = 64 * 1024 * 1024;
    private static final int BLOCK = 64 * 1024;

    private final byte[] block = new byte[BLOCK];
    private final byte[] target = new byte[BLOCK + 64];
    private final byte[] encoded = Base64.getUrlEncoder().withoutPadding().encode(new byte[BLOCK / 4 * 3]);

    @SuppressWarnings("NullAway.Init") // set by JMH
    private PrivateJwk key;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private byte[] sealed;

    @Setup
    public void prepare() throws IOException {
        var made = new KeyGeneration(InstantSource.system()).jwk(JwkUse.ENCRYPTION, "Messung", Duration.ofDays(1));
        key = PrivateJwk.parse(made.privateJwk());
        var out = new ByteArrayOutputStream(BYTES / 3 * 4 + 2048);
        CompactJwe.encrypt(
                new ByteArrayInputStream(new byte[BYTES]), PublicJwk.parse(made.publicJwk()), "application/pdf", out);
        sealed = out.toByteArray();
    }

    @Benchmark
    public long open() throws IOException, JweRefused {
        return CompactJwe.decrypt(
                        new ByteArrayInputStream(sealed), _ -> Optional.of(key), OutputStream.nullOutputStream())
                .plaintextBytes();
    }

    @Benchmark
    public byte[] gcm() throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new GCMParameterSpec(128, new byte[12]));
        for (int done = 0; done < BYTES; done += BLOCK) {
            cipher.update(block, 0, BLOCK, target);
        }
        return cipher.doFinal();
    }

    @Benchmark
    public int base64() {
        int bytes = 0;
        while (bytes < BYTES) {
            bytes += Base64.getUrlDecoder().decode(encoded).length;
        }
        return bytes;
    }

    @Benchmark
    public byte[] sha512() throws GeneralSecurityException {
        var digest = FastProvider.sha512();
        for (int done = 0; done < BYTES; done += BLOCK) {
            digest.update(block);
        }
        return digest.digest();
    }
}
