package de.ozghub.simulators.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Public keys of destinations and of the service: fetched once, checked, kept. Thread-safe. */
final class Keys {

    private final ServiceApi api;
    private final InstantSource clock;
    private final Map<String, RSAKey> known = new ConcurrentHashMap<>();

    Keys(ServiceApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The key submissions to a destination are encrypted with, after a sender's checks. */
    RSAPublicKey encryptionKey(UUID destinationId, String kid) throws IOException, InterruptedException {
        var key = destinationKey(destinationId, kid);
        require(key, "RSA-OAEP-256", KeyOperation.WRAP_KEY);
        requireCertificate(key);
        return publicKey(key);
    }

    /** The key a destination signs its events with. */
    RSAPublicKey signatureKey(UUID destinationId, String kid) throws IOException, InterruptedException {
        var key = destinationKey(destinationId, kid);
        require(key, "PS512", KeyOperation.VERIFY);
        return publicKey(key);
    }

    /** The key the service signs its events with. */
    RSAPublicKey serviceKey(String kid) throws IOException, InterruptedException {
        var key = known.get("service/" + kid);
        if (key == null) {
            for (var jwk : api.get("/.well-known/jwks.json").path("keys")) {
                if (jwk.path("kid").asString("").equals(kid)) {
                    key = parse(jwk);
                    known.put("service/" + kid, key);
                }
            }
        }
        if (key == null) {
            throw new PortalException("The service does not publish the key of its event");
        }
        require(key, "PS512", KeyOperation.VERIFY);
        return publicKey(key);
    }

    private RSAKey destinationKey(UUID destinationId, String kid) throws IOException, InterruptedException {
        var name = destinationId + "/" + kid;
        var key = known.get(name);
        if (key == null) {
            key = parse(api.get("/v2/destinations/" + destinationId + "/keys/" + kid));
            known.put(name, key);
        }
        return key;
    }

    private static RSAKey parse(JsonNode json) throws PortalException {
        try {
            return JWK.parse(json.toString()).toRSAKey();
        } catch (ParseException | ClassCastException e) {
            throw new PortalException("A public key is not readable", e);
        }
    }

    private static void require(RSAKey key, String algorithm, KeyOperation operation) throws PortalException {
        var operations = key.getKeyOperations();
        if (key.getAlgorithm() == null || !algorithm.equals(key.getAlgorithm().getName())) {
            throw new PortalException("A public key is for another algorithm than " + algorithm);
        }
        if (operations == null || !operations.contains(operation)) {
            throw new PortalException("A public key is not for " + operation.identifier());
        }
        if (publicKey(key).getModulus().bitLength() < 4096
                || publicKey(key).getPublicExponent().intValue() != 65537) {
            throw new PortalException("A public key is too weak");
        }
    }

    private void requireCertificate(RSAKey key) throws PortalException {
        var chain = key.getX509CertChain();
        if (chain == null || chain.isEmpty()) {
            throw new PortalException("The encryption key has no certificate");
        }
        var leaf = X509CertUtils.parse(chain.getFirst().decode());
        if (leaf == null || !publicKey(key).equals(leaf.getPublicKey())) {
            throw new PortalException("The certificate is not that of the encryption key");
        }
        try {
            leaf.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new PortalException("The certificate of the encryption key is not valid now", e);
        }
    }

    private static RSAPublicKey publicKey(RSAKey key) throws PortalException {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new PortalException("A public key is not readable", e);
        }
    }
}
