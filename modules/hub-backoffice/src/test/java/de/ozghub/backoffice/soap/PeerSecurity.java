package de.ozghub.backoffice.soap;

import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.configuration.jsse.TLSServerParameters;
import org.apache.cxf.configuration.security.ClientAuthentication;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.io.CachedOutputStream;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.jspecify.annotations.Nullable;

/** What a procedure demands of a call and how it answers, in the words of WSS4J; immutable but for what it recorded. */
final class PeerSecurity {

    static final String USER = "ozg-hub";
    static final String PASSWORD = "ein langes Kennwort";

    /** What is demanded; each holds all before it. */
    enum Demand {
        NOTHING,
        LOGIN,
        SIGNATURE,
        ENCRYPTION
    }

    private final Demand demand;
    private final @Nullable SigningKey own;
    private final @Nullable SigningKey hub;
    private final @Nullable SigningKey answerKey;
    private final @Nullable Tls tls;

    /** Every request as it came over the wire. */
    final List<byte[]> wire = new CopyOnWriteArrayList<>();

    /**
     * @param clients anchor clients must lead to; null: none is asked for
     * @param refused versions of TLS the server does not speak
     */
    record Tls(SigningKey server, @Nullable SigningKey clients, List<String> refused) {}

    private PeerSecurity(
            Demand demand,
            @Nullable SigningKey own,
            @Nullable SigningKey hub,
            @Nullable SigningKey answerKey,
            @Nullable Tls tls) {
        this.demand = demand;
        this.own = own;
        this.hub = hub;
        this.answerKey = answerKey;
        this.tls = tls;
    }

    static PeerSecurity none() {
        return new PeerSecurity(Demand.NOTHING, null, null, null, null);
    }

    /** @param answerKey what answers are signed with; null: answers are not signed */
    static PeerSecurity demanding(Demand demand, SigningKey own, SigningKey hub, @Nullable SigningKey answerKey) {
        return new PeerSecurity(demand, own, hub, answerKey, null);
    }

    PeerSecurity over(Tls transport) {
        return new PeerSecurity(demand, own, hub, answerKey, transport);
    }

    Demand demand() {
        return demand;
    }

    boolean isTls() {
        return tls != null;
    }

    void secure(Bus bus, int port, JaxWsServerFactoryBean factory) {
        if (tls != null) {
            listen(bus, port, tls);
        }
        factory.getInInterceptors().add(new Recorder());
        if (demand == Demand.NOTHING) {
            return;
        }
        factory.getInInterceptors().add(new WSS4JInInterceptor(incoming()));
        if (demand != Demand.LOGIN) {
            var coverage = new DefaultCryptoCoverageChecker();
            coverage.setSignBody(true);
            coverage.setSignTimestamp(true);
            coverage.setSignUsernameToken(true);
            coverage.setEncryptBody(demand == Demand.ENCRYPTION);
            coverage.setEncryptUsernameToken(demand == Demand.ENCRYPTION);
            factory.getInInterceptors().add(coverage);
        }
        if (demand != Demand.LOGIN && answerKey != null) {
            factory.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing(answerKey)));
            factory.getOutFaultInterceptors().add(new WSS4JOutInterceptor(outgoing(answerKey)));
        }
        factory.getProperties(true).put("ws-security.nonce.cache.instance", new MemoryReplayCache());
        factory.getProperties(true).put("ws-security.timestamp.cache.instance", new MemoryReplayCache());
    }

    private Map<String, Object> incoming() {
        var properties = new HashMap<String, Object>();
        properties.put(
                "action",
                switch (demand) {
                    case NOTHING, LOGIN -> "Timestamp UsernameToken";
                    case SIGNATURE -> "Timestamp UsernameToken Signature";
                    case ENCRYPTION -> "Timestamp UsernameToken Signature Encryption";
                });
        properties.put("passwordType", "PasswordDigest");
        properties.put("passwordCallbackRef", passwords());
        if (hub != null) {
            properties.put("signatureVerificationPropRefId", "trust");
            properties.put("trust", crypto(null, hub));
        }
        if (own != null) {
            properties.put("decryptionPropRefId", "own");
            properties.put("own", crypto(own, null));
        }
        return properties;
    }

    private Map<String, Object> outgoing(SigningKey key) {
        var properties = new HashMap<String, Object>();
        boolean encrypted = demand == Demand.ENCRYPTION;
        properties.put("action", encrypted ? "Timestamp Signature Encryption" : "Timestamp Signature");
        properties.put("passwordCallbackRef", passwords());
        properties.put("signatureUser", "own");
        properties.put("signaturePropRefId", "answers");
        properties.put("answers", crypto(key, null));
        properties.put("signatureKeyIdentifier", "DirectReference");
        properties.put("signatureAlgorithm", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
        properties.put("signatureDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
        properties.put(
                "signatureParts",
                "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;"
                        + "{Element}{http://schemas.xmlsoap.org/soap/envelope/}Body");
        if (encrypted && hub != null) {
            properties.put("encryptionUser", "other");
            properties.put("encryptionPropRefId", "hub");
            properties.put("hub", crypto(null, hub));
            properties.put("encryptionKeyIdentifier", "IssuerSerial");
            properties.put("encryptionSymAlgorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm");
            properties.put("encryptionKeyTransportAlgorithm", "http://www.w3.org/2009/xmlenc11#rsa-oaep");
            properties.put("encryptionDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
            properties.put("encryptionMGFAlgorithm", "http://www.w3.org/2009/xmlenc11#mgf1sha256");
        }
        return properties;
    }

    private static CallbackHandler passwords() {
        return callbacks -> {
            for (var callback : callbacks) {
                if (callback instanceof WSPasswordCallback question
                        && (question.getUsage() != WSPasswordCallback.USERNAME_TOKEN
                                || USER.equals(question.getIdentifier()))) {
                    question.setPassword(PASSWORD);
                }
            }
        };
    }

    private static Merlin crypto(@Nullable SigningKey own, @Nullable SigningKey other) {
        var crypto = new Merlin();
        crypto.setKeyStore(store(own, other));
        return crypto;
    }

    private static KeyStore store(@Nullable SigningKey own, @Nullable SigningKey other) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (own != null) {
                store.setKeyEntry(
                        "own", own.privateKey(), PASSWORD.toCharArray(), new java.security.cert.Certificate[] {
                            own.certificate()
                        });
            }
            if (other != null) {
                store.setCertificateEntry("other", other.certificate());
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void listen(Bus bus, int port, Tls tls) {
        var parameters = new TLSServerParameters();
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(tls.server(), null), PASSWORD.toCharArray());
            parameters.setKeyManagers(keys.getKeyManagers());
            if (tls.clients() != null) {
                var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(store(null, tls.clients()));
                parameters.setTrustManagers(trust.getTrustManagers());
                var authentication = new ClientAuthentication();
                authentication.setWant(true);
                authentication.setRequired(true);
                parameters.setClientAuthentication(authentication);
            }
            if (!tls.refused().isEmpty()) {
                parameters.setExcludeProtocols(tls.refused());
            }
            var engines = bus.getExtension(JettyHTTPServerEngineFactory.class);
            engines.setTLSServerParametersForPort("127.0.0.1", port, parameters);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps each request as it came. */
    private final class Recorder extends AbstractPhaseInterceptor<Message> {

        Recorder() {
            super(Phase.RECEIVE);
        }

        @Override
        public void handleMessage(Message message) {
            InputStream in = message.getContent(InputStream.class);
            if (in == null) {
                return;
            }
            try (var cache = new CachedOutputStream()) {
                in.transferTo(cache);
                wire.add(cache.getBytes());
                message.setContent(InputStream.class, new java.io.ByteArrayInputStream(cache.getBytes()));
            } catch (IOException e) {
                throw new Fault(e);
            }
        }
    }
}
