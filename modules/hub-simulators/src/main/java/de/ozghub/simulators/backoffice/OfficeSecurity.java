package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.BackOfficesConfig.WsSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * What a back office with WS-Security demands of each call: Timestamp, UsernameToken with digest, both and the Body signed by
 * the hub's one certificate, Body and UsernameToken encrypted; and how it answers: signed by its own, encrypted for the hub's.
 * Anything else is a fault before a word of the message is read. A nonce counts once.
 */
final class OfficeSecurity {

    private static final String WSU =
            "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}";
    private static final String SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}";
    private static final String OWN = "own";
    private static final String HUB = "hub";

    private final String user;
    private final String password;
    private final String storePassword = UUID.randomUUID().toString();
    private final Merlin own = new Merlin();
    private final Merlin hub = new Merlin();

    /** @throws IllegalArgumentException when a file cannot be read or holds no key or certificate */
    OfficeSecurity(WsSecurity terms) {
        this.user = terms.user();
        try {
            this.password = Files.readString(terms.password()).strip();
            var key = PemFiles.privateKey(terms.privateKey());
            var certificate = PemFiles.certificate(terms.certificate());
            own.setKeyStore(store(key, certificate));
            hub.setKeyStore(store(PemFiles.certificate(terms.hubCertificate())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("WS-Security of user " + user + ": a key file cannot be read", e);
        }
    }

    void demand(EndpointImpl endpoint) {
        endpoint.getInInterceptors().add(new WSS4JInInterceptor(incoming()));
        var coverage = new DefaultCryptoCoverageChecker();
        coverage.setSignBody(true);
        coverage.setSignTimestamp(true);
        coverage.setSignUsernameToken(true);
        coverage.setEncryptBody(true);
        coverage.setEncryptUsernameToken(true);
        endpoint.getInInterceptors().add(coverage);
        endpoint.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing()));
        endpoint.getOutFaultInterceptors().add(new WSS4JOutInterceptor(outgoing()));
    }

    /** Of one endpoint, beside whatever else it has. */
    Map<String, Object> properties() {
        return Map.of(
                "ws-security.nonce.cache.instance", new MemoryReplayCache(),
                "ws-security.timestamp.cache.instance", new MemoryReplayCache());
    }

    private Map<String, Object> incoming() {
        var properties = new HashMap<String, Object>();
        properties.put("action", "Timestamp UsernameToken Signature Encryption");
        properties.put("passwordType", "PasswordDigest");
        properties.put("timestampStrict", "true");
        properties.put("passwordCallbackRef", passwords());
        properties.put("signatureVerificationPropRefId", HUB);
        properties.put(HUB, hub);
        properties.put("decryptionPropRefId", OWN);
        properties.put(OWN, own);
        return properties;
    }

    private Map<String, Object> outgoing() {
        var properties = new HashMap<String, Object>();
        properties.put("action", "Timestamp Signature Encryption");
        properties.put("passwordCallbackRef", passwords());
        properties.put("signatureUser", OWN);
        properties.put("signaturePropRefId", OWN);
        properties.put(OWN, own);
        properties.put("signatureKeyIdentifier", "DirectReference");
        properties.put("signatureAlgorithm", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
        properties.put("signatureDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
        properties.put("signatureParts", "{Element}" + WSU + "Timestamp;{Element}" + SOAP + "Body");
        properties.put("encryptionUser", HUB);
        properties.put("encryptionPropRefId", HUB);
        properties.put(HUB, hub);
        properties.put("encryptionKeyIdentifier", "IssuerSerial");
        properties.put("encryptionSymAlgorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm");
        properties.put("encryptionKeyTransportAlgorithm", "http://www.w3.org/2009/xmlenc11#rsa-oaep");
        properties.put("encryptionDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
        properties.put("encryptionMGFAlgorithm", "http://www.w3.org/2009/xmlenc11#mgf1sha256");
        return properties;
    }

    private CallbackHandler passwords() {
        return callbacks -> {
            for (var callback : callbacks) {
                if (callback instanceof WSPasswordCallback question) {
                    if (question.getUsage() != WSPasswordCallback.USERNAME_TOKEN) {
                        question.setPassword(storePassword);
                    } else if (user.equals(question.getIdentifier())) {
                        question.setPassword(password);
                    }
                }
            }
        };
    }

    private KeyStore store(PrivateKey key, X509Certificate certificate) throws IOException, GeneralSecurityException {
        var store = empty();
        store.setKeyEntry(OWN, key, storePassword.toCharArray(), new Certificate[] {certificate});
        return store;
    }

    private static KeyStore store(X509Certificate certificate) throws IOException, GeneralSecurityException {
        var store = empty();
        store.setCertificateEntry(HUB, certificate);
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
