package de.ozghub.crypto.keys;

import static de.ozghub.crypto.jose.Thumbprint.number;

import com.nimbusds.jose.util.JSONObjectUtils;
import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.KeyCustody;
import de.ozghub.crypto.jose.Thumbprint;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;

/** Makes keys and certificates for destinations, back offices and tests. Thread-safe; RSA-4096 takes seconds. */
public final class KeyGeneration {

    private final InstantSource time;

    /** @param time the clock validity begins at */
    public KeyGeneration(InstantSource time) {
        this.time = time;
    }

    /**
     * An RSA-4096 key for a FIT-Connect destination with a self-signed certificate (RSASSA-PSS, SHA-512), as test
     * environments accept it. Production needs a certificate of the Verwaltungs-PKI for the same key.
     */
    public JwkPair jwk(JwkUse use, String commonName, Duration validity) {
        var pair = KeyKind.RSA_4096.generate();
        var key = (RSAPrivateCrtKey) pair.getPrivate();
        var issue = new CertificateIssue(commonName, time.instant(), validity, false);
        var certificate = issue.issue(pair.getPublic(), issue.subject(), new HeldKeySigner(KeyCustody.of(key)));
        return asJwk(use, key, List.of(certificate));
    }

    /**
     * As {@link #jwk(JwkUse, String, Duration)}, with a certificate signed by an authority; {@code x5c} holds both.
     *
     * @throws KeyUnusable if the authority's own certificate is not in force or too weak
     */
    public JwkPair jwkSignedBy(SigningKey authority, JwkUse use, String commonName, Duration validity) {
        authority.requireUsable(time.instant());
        var pair = KeyKind.RSA_4096.generate();
        var issue = new CertificateIssue(commonName, time.instant(), validity, false);
        var certificate = issue.issue(
                pair.getPublic(), name(authority), authority.privateKey(), algorithm(authority.isElliptic()));
        return asJwk(use, (RSAPrivateCrtKey) pair.getPrivate(), List.of(certificate, authority.certificate()));
    }

    /**
     * A new key that waits for its certificate: the request goes to the certification authority (PKCS#10, RFC 2986, signed
     * with RSASSA-PSS and SHA-512), the pair bears a self-signed certificate until then.
     *
     * @param organisation whose key it is, as the request names it
     */
    public RequestedKey requested(JwkUse use, String commonName, String organisation, Duration validity) {
        var pair = KeyKind.RSA_4096.generate();
        var key = (RSAPrivateCrtKey) pair.getPrivate();
        var holder = KeyCustody.of(key);
        var issue = new CertificateIssue(commonName, time.instant(), validity, false);
        var certificate = issue.issue(pair.getPublic(), issue.subject(), new HeldKeySigner(holder));
        var request = CertificateRequest.of(pair.getPublic(), new HeldKeySigner(holder), commonName, organisation);
        return new RequestedKey(asJwk(use, key, List.of(certificate)), Pem.write(Pem.REQUEST, request));
    }

    /**
     * As {@link #requested}, for a key that its holder has made and never gives away.
     *
     * @param holder signs by PS512 (RSASSA-PSS, SHA-512)
     * @throws CustodyUnreachable if the holder cannot be asked
     */
    public RequestedCertificate requested(
            RSAPublicKey key, KeyCustody holder, String commonName, String organisation, Duration validity)
            throws CustodyUnreachable {
        var issue = new CertificateIssue(commonName, time.instant(), validity, false);
        try {
            var certificate = issue.issue(key, issue.subject(), new HeldKeySigner(holder));
            var request = CertificateRequest.of(key, new HeldKeySigner(holder), commonName, organisation);
            return new RequestedCertificate(certificate, Pem.write(Pem.REQUEST, request));
        } catch (HeldKeySigner.Away e) {
            throw e.reason();
        }
    }

    /** A key with a self-signed certificate for signing and encryption. */
    public PemPair selfSigned(KeyKind kind, String commonName, Duration validity) {
        return selfSigned(kind, new CertificateIssue(commonName, time.instant(), validity, false));
    }

    /** A key with a self-signed certificate that may sign other certificates. */
    public PemPair authority(KeyKind kind, String commonName, Duration validity) {
        return selfSigned(kind, new CertificateIssue(commonName, time.instant(), validity, true));
    }

    /**
     * A key with a certificate signed by an authority.
     *
     * @throws KeyUnusable if the authority's own certificate is not in force or too weak
     */
    public PemPair signedBy(SigningKey authority, KeyKind kind, String commonName, Duration validity) {
        return signedBy(authority, kind, new CertificateIssue(commonName, time.instant(), validity, false));
    }

    /**
     * A key for a server, with a certificate signed by an authority.
     *
     * @param host name or address clients call the server by
     * @throws KeyUnusable if the authority's own certificate is not in force or too weak
     */
    public PemPair serverSignedBy(SigningKey authority, KeyKind kind, String host, Duration validity) {
        return signedBy(authority, kind, new CertificateIssue(host, time.instant(), validity, false, List.of(host)));
    }

    private PemPair signedBy(SigningKey authority, KeyKind kind, CertificateIssue issue) {
        authority.requireUsable(time.instant());
        var pair = kind.generate();
        return asPem(
                pair,
                issue.issue(
                        pair.getPublic(), name(authority), authority.privateKey(), algorithm(authority.isElliptic())));
    }

    private static X500Name name(SigningKey authority) {
        return X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
    }

    private static PemPair selfSigned(KeyKind kind, CertificateIssue issue) {
        var pair = kind.generate();
        var algorithm = algorithm(kind.isElliptic());
        return asPem(pair, issue.issue(pair.getPublic(), issue.subject(), pair.getPrivate(), algorithm));
    }

    private static String algorithm(boolean elliptic) {
        return elliptic ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static PemPair asPem(KeyPair pair, X509Certificate certificate) {
        return new PemPair(
                Pem.write(Pem.CERTIFICATE, der(certificate)),
                Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
    }

    private static JwkPair asJwk(JwkUse use, RSAPrivateCrtKey key, List<X509Certificate> chain) {
        var e = number(key.getPublicExponent());
        var n = number(key.getModulus());
        var kid = Thumbprint.of((RSAPublicKey) chain.getFirst().getPublicKey());
        var x5c = chain.stream()
                .map(certificate -> Base64.getEncoder().encodeToString(der(certificate)))
                .toList();
        var forPublic = members(use, use.publicOperation(), kid, x5c);
        forPublic.putAll(Map.of("n", n, "e", e));
        var forPrivate = members(use, use.privateOperation(), kid, x5c);
        forPrivate.putAll(Map.of(
                "n", n,
                "e", e,
                "d", number(key.getPrivateExponent()),
                "p", number(key.getPrimeP()),
                "q", number(key.getPrimeQ()),
                "dp", number(key.getPrimeExponentP()),
                "dq", number(key.getPrimeExponentQ()),
                "qi", number(key.getCrtCoefficient())));
        return new JwkPair(kid, JSONObjectUtils.toJSONString(forPublic), JSONObjectUtils.toJSONString(forPrivate));
    }

    private static Map<String, Object> members(JwkUse use, String operation, String kid, List<String> x5c) {
        var members = new LinkedHashMap<String, Object>();
        members.put("kty", "RSA");
        members.put("alg", use.algorithm());
        members.put("key_ops", List.of(operation));
        members.put("kid", kid);
        members.put("x5c", x5c);
        return members;
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate just made cannot be encoded", e);
        }
    }
}
