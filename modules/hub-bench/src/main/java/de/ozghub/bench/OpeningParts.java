package de.ozghub.bench;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.provider.FastProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Opening a submission (metadata, data, one attachment of 200 KiB) against its floor: three RSA-4096 unwraps by the same
 * provider with the same key. Aim: 85 % of the floor's rate, for either provider. Argument: rounds, 100 unless told.
 */
public final class OpeningParts {

    private static final int[] PARTS = {2 * 1024, 10 * 1024, 200 * 1024};
    private static final int WARM_UP = 300;
    private static final int WARM_UP_BYTES = 64 * 1024 * 1024;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final List<byte[]> sealed = new ArrayList<>();
    private final PrivateJwk key;
    private final PrivateKey bareKey;
    private final byte[] wrapped;

    private OpeningParts() throws IOException, GeneralSecurityException {
        var made = new KeyGeneration(InstantSource.system()).jwk(JwkUse.ENCRYPTION, "Messung", Duration.ofDays(1));
        var recipient = PublicJwk.parse(made.publicJwk());
        key = PrivateJwk.parse(made.privateJwk());
        bareKey = bare(made.privateJwk());
        for (int bytes : PARTS) {
            var out = new ByteArrayOutputStream();
            CompactJwe.encrypt(new ByteArrayInputStream(new byte[bytes]), recipient, "application/pdf", out);
            sealed.add(out.toByteArray());
        }
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, recipient.key(), OAEP);
        wrapped = cipher.doFinal(new byte[32]);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].equals(BothProviders.CHILD)) {
            BothProviders.run(OpeningParts.class, 256, arguments.length > 0 ? arguments[0] : "100");
            return;
        }
        var parts = new OpeningParts();
        parts.warmUp();
        var seconds = new Rounds()
                .with("open", parts::open)
                .with("three unwraps", parts::threeUnwraps)
                .run(WARM_UP, Integer.parseInt(arguments[1]));
        double open = seconds.applyAsDouble("open");
        double floor = seconds.applyAsDouble("three unwraps");
        System.out.printf(
                "%s: %.1f submissions/s opened, %.1f/s by RSA alone, ratio %.3f%n",
                FastProvider.words(), 1 / open, 1 / floor, floor / open);
    }

    /**
     * A hub has opened some megabytes soon after its start; until then the runtime interprets AES at a hundredth of the
     * speed, and that would be measured.
     */
    private void warmUp() throws Exception {
        var attachment = sealed.getLast();
        for (int done = 0; done < WARM_UP_BYTES; done += attachment.length) {
            CompactJwe.decrypt(
                    new ByteArrayInputStream(attachment), _ -> Optional.of(key), OutputStream.nullOutputStream());
        }
    }

    /** One submission: each part's tag read, each part opened and hashed. */
    private long open() throws Exception {
        long bytes = 0;
        for (var jwe : sealed) {
            var tag = CompactJwe.authenticationTag(new ByteArrayInputStream(jwe));
            var opened = CompactJwe.decrypt(
                    new ByteArrayInputStream(jwe), _ -> Optional.of(key), OutputStream.nullOutputStream());
            bytes += opened.plaintextBytes() + tag.length();
        }
        return bytes;
    }

    /** What the provider needs for the same three content keys. */
    private long threeUnwraps() throws GeneralSecurityException {
        int bytes = 0;
        for (int i = 0; i < PARTS.length; i++) {
            var cipher = FastProvider.oaep();
            cipher.init(Cipher.DECRYPT_MODE, bareKey, OAEP);
            bytes += cipher.doFinal(wrapped).length;
        }
        return bytes;
    }

    /** The same key without the hub's own type around it. */
    private static PrivateKey bare(String jwk) throws GeneralSecurityException {
        UnaryOperator<String> text = name -> {
            var member = Pattern.compile("\"%s\"\\s*:\\s*\"([A-Za-z0-9_-]+)\"".formatted(name))
                    .matcher(jwk);
            if (!member.find()) {
                throw new IllegalStateException("the key has no " + name);
            }
            return member.group(1);
        };
        Function<String, BigInteger> number =
                name -> new BigInteger(1, Base64.getUrlDecoder().decode(text.apply(name)));
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        number.apply("n"),
                        number.apply("e"),
                        number.apply("d"),
                        number.apply("p"),
                        number.apply("q"),
                        number.apply("dp"),
                        number.apply("dq"),
                        number.apply("qi")));
    }
}
