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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
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
 * Opening a submission (metadata, data, one attachment of 200 KiB) against its floor: three private-key operations of the
 * chosen provider. Aim: {@code open} reaches 85 % of {@code threeUnwraps}. With {@code -Dhub.crypto.provider=jdk} in the
 * forked JVM the same for the JDK.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class OpeningParts {

    private static final int[] PARTS = {2 * 1024, 10 * 1024, 200 * 1024};
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final List<byte[]> sealed = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set by JMH
    private PrivateJwk key;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private KeyPair bare;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private byte[] wrapped;

    @Setup
    public void prepare() throws GeneralSecurityException, IOException {
        var made = new KeyGeneration(InstantSource.system()).jwk(JwkUse.ENCRYPTION, "Messung", Duration.ofDays(1));
        key = PrivateJwk.parse(made.privateJwk());
        for (int bytes : PARTS) {
            var out = new ByteArrayOutputStream();
            CompactJwe.encrypt(
                    new ByteArrayInputStream(new byte[bytes]),
                    PublicJwk.parse(made.publicJwk()),
                    "application/pdf",
                    out);
            sealed.add(out.toByteArray());
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(4096);
        bare = generator.generateKeyPair();
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, bare.getPublic(), OAEP);
        wrapped = cipher.doFinal(new byte[32]);
    }

    /** One submission: each part's tag read, each part opened and hashed. */
    @Benchmark
    public long open() throws IOException, JweRefused {
        long bytes = 0;
        for (var jwe : sealed) {
            var tag = CompactJwe.authenticationTag(new ByteArrayInputStream(jwe));
            var opened = CompactJwe.decrypt(
                    new ByteArrayInputStream(jwe), _ -> Optional.of(key), OutputStream.nullOutputStream());
            bytes += opened.plaintextBytes() + tag.length();
        }
        return bytes;
    }

    /** The floor: what the provider needs for the same three content keys. */
    @Benchmark
    public int threeUnwraps() throws GeneralSecurityException {
        int bytes = 0;
        for (int i = 0; i < PARTS.length; i++) {
            var cipher = FastProvider.oaep();
            cipher.init(Cipher.DECRYPT_MODE, bare.getPrivate(), OAEP);
            bytes += cipher.doFinal(wrapped).length;
        }
        return bytes;
    }
}
