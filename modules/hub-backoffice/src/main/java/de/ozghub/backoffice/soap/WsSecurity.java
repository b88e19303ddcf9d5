package de.ozghub.backoffice.soap;

import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;

/**
 * WS-Security 1.1 on a client: Timestamp, UsernameToken (digest, nonce, time), X.509 signature over them and the Body
 * (exclusive C14N, SHA-256, RSASSA-PSS or ECDSA), encryption of Body and UsernameToken (AES-256-GCM, RSA-OAEP with SHA-256
 * for digest and mask). WSS4J makes all of it anew for each call. Answers to signed requests must be signed, and encrypted
 * if the request was, by the one certificate that was agreed.
 */
final class WsSecurity {

    private static final String SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}";
    private static final String WSSE =
            "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}";
    private static final String WSU =
            "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}";

    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String SIGNER = "signer";
    private static final String RECIPIENT = "recipient";
    private static final String OWN_STORE = "ozghub.own";
    private static final String PEER_STORE = "ozghub.peer";

    private final SoapCredentials credentials;
    private final String storePassword = KeyStores.password();

    private WsSecurity(SoapCredentials credentials) {
        this.credentials = credentials;
    }

    static void secure(Client client, SoapCredentials credentials) {
        var security = new WsSecurity(credentials);
        client.getOutInterceptors().add(new WSS4JOutInterceptor(security.outgoing()));
        if (credentials.answers().isPresent()) {
            var check = new AnswerCheck(
                    credentials.answers().get(), credentials.recipient().isPresent());
            var properties = security.incoming();
            client.getInInterceptors().add(new WSS4JInInterceptor(properties));
            client.getInInterceptors().add(check);
            // A fault decides what becomes of the hand-over: it is believed as little as any other unsigned answer.
            client.getInFaultInterceptors().add(new WSS4JInInterceptor(properties));
            client.getInFaultInterceptors().add(check);
        }
    }

    private Map<String, Object> outgoing() {
        var properties = new HashMap<String, Object>();
        properties.put(WSHandlerConstants.ACTION, actions());
        properties.put(WSHandlerConstants.MUST_UNDERSTAND, "true");
        properties.put(WSHandlerConstants.TTL_TIMESTAMP, "300");
        properties.put(WSHandlerConstants.PW_CALLBACK_REF, passwords());
        credentials.login().ifPresent(login -> {
            properties.put(WSHandlerConstants.USER, login.user());
            properties.put(WSHandlerConstants.PASSWORD_TYPE, "PasswordDigest");
        });
        credentials.signer().ifPresent(signer -> {
            properties.put(WSHandlerConstants.SIGNATURE_USER, SIGNER);
            properties.put(WSHandlerConstants.SIG_PROP_REF_ID, OWN_STORE);
            properties.put(OWN_STORE, own());
            properties.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
            properties.put(WSHandlerConstants.SIG_ALGO, signatureMethod(signer));
            properties.put(WSHandlerConstants.SIG_DIGEST_ALGO, SHA_256);
            properties.put(
                    WSHandlerConstants.SIGNATURE_PARTS,
                    "{Element}%sTimestamp;%s{Element}%sBody".formatted(WSU, token("{Element}"), SOAP));
        });
        credentials.recipient().ifPresent(recipient -> {
            properties.put(WSHandlerConstants.ENCRYPTION_USER, RECIPIENT);
            properties.put(WSHandlerConstants.ENC_PROP_REF_ID, PEER_STORE);
            properties.put(PEER_STORE, peer());
            properties.put(WSHandlerConstants.ENC_KEY_ID, "IssuerSerial");
            properties.put(WSHandlerConstants.ENC_SYM_ALGO, "http://www.w3.org/2009/xmlenc11#aes256-gcm");
            properties.put(WSHandlerConstants.ENC_KEY_TRANSPORT, "http://www.w3.org/2009/xmlenc11#rsa-oaep");
            // Both said aloud: the standard's own choice for the mask is SHA-1.
            properties.put(WSHandlerConstants.ENC_DIGEST_ALGO, SHA_256);
            properties.put(WSHandlerConstants.ENC_MGF_ALGO, "http://www.w3.org/2009/xmlenc11#mgf1sha256");
            properties.put(WSHandlerConstants.ENCRYPTION_PARTS, token("{Element}") + "{Content}" + SOAP + "Body");
        });
        return properties;
    }

    private Map<String, Object> incoming() {
        var properties = new HashMap<String, Object>();
        var encrypted = credentials.recipient().isPresent();
        properties.put(WSHandlerConstants.ACTION, encrypted ? "Timestamp Signature Encryption" : "Timestamp Signature");
        properties.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, PEER_STORE);
        properties.put(PEER_STORE, peer());
        properties.put(WSHandlerConstants.PW_CALLBACK_REF, passwords());
        properties.put(WSHandlerConstants.TIMESTAMP_STRICT, "true");
        if (encrypted) {
            properties.put(WSHandlerConstants.DEC_PROP_REF_ID, OWN_STORE);
            properties.put(OWN_STORE, own());
        }
        return properties;
    }

    private String actions() {
        var actions = new StringBuilder("Timestamp");
        if (credentials.login().isPresent()) {
            actions.append(" UsernameToken");
        }
        if (credentials.signs()) {
            actions.append(" Signature");
        }
        if (credentials.recipient().isPresent()) {
            actions.append(" Encryption");
        }
        return actions.toString();
    }

    private String token(String modifier) {
        return credentials.login().isPresent() ? modifier + WSSE + "UsernameToken;" : "";
    }

    private static String signatureMethod(SoapCredentials.OwnKey signer) {
        if (signer.certificate().getPublicKey() instanceof ECPublicKey elliptic) {
            var bits = elliptic.getParams().getOrder().bitLength();
            return "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha" + (bits <= 256 ? 256 : bits <= 384 ? 384 : 512);
        }
        return "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    }

    private Crypto own() {
        var store = KeyStores.empty();
        credentials.signer().ifPresent(signer -> KeyStores.add(store, SIGNER, signer, storePassword));
        var crypto = new Merlin();
        crypto.setKeyStore(store);
        return crypto;
    }

    private Crypto peer() {
        var store = KeyStores.empty();
        credentials.recipient().ifPresent(certificate -> KeyStores.add(store, RECIPIENT, certificate));
        credentials.answers().ifPresent(certificate -> KeyStores.add(store, "answers", certificate));
        var crypto = new Merlin();
        crypto.setKeyStore(store);
        return crypto;
    }

    private CallbackHandler passwords() {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof WSPasswordCallback question) {
                    question.setPassword(
                            question.getUsage() == WSPasswordCallback.USERNAME_TOKEN
                                    ? credentials
                                            .login()
                                            .map(SoapCredentials.Login::password)
                                            .orElse(null)
                                    : storePassword);
                }
            }
        };
    }
}
