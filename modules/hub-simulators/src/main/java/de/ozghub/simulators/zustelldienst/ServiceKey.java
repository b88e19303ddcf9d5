package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import de.ozghub.simulators.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The RSA-4096 key the service signs its events with. It is made at the first start, in the background because that
 * takes seconds, and kept in the state folder.
 */
final class ServiceKey {

    private record Loaded(RSAKey key, RSASSASigner signer) {}

    private final FutureTask<Loaded> key;

    ServiceKey(Path file) {
        key = new FutureTask<>(() -> load(file));
        Thread.ofPlatform().daemon().name("service-key").start(key);
    }

    private static Loaded load(Path file) throws IOException, JOSEException, ParseException {
        if (!Files.exists(file)) {
            var fresh = new RSAKeyGenerator(4096)
                    .algorithm(JWSAlgorithm.PS512)
                    .keyOperations(Set.of(KeyOperation.SIGN))
                    .keyIDFromThumbprint(true)
                    .generate();
            DurableFiles.writeSecret(file, fresh.toJSONString().getBytes(StandardCharsets.UTF_8));
        }
        var key = RSAKey.parse(Files.readString(file));
        return new Loaded(key, new RSASSASigner(key));
    }

    /** The public key as it stands in jwks.json. */
    Map<String, Object> publicJwk() {
        var verification = new RSAKey.Builder(loaded().key().toPublicJWK())
                .keyOperations(Set.of(KeyOperation.VERIFY))
                .build();
        return verification.toJSONObject();
    }

    /** Signs claims as a security event token. */
    String sign(Map<String, Object> claims) {
        var loaded = loaded();
        var header = new JWSHeader.Builder(JWSAlgorithm.PS512)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(loaded.key().getKeyID())
                .build();
        var token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(loaded.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign an event", e);
        }
        return token.serialize();
    }

    private Loaded loaded() {
        try {
            return key.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the service key was made", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The service key cannot be made or read", e.getCause());
        }
    }
}
