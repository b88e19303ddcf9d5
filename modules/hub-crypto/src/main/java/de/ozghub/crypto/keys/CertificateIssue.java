package de.ozghub.crypto.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One certificate to be issued: for whom, from when, for how long.
 *
 * @param authority true if the key may sign other certificates
 * @param hosts names or addresses of the server the certificate is for; empty for others
 */
record CertificateIssue(String commonName, Instant from, Duration validity, boolean authority, List<String> hosts) {

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    CertificateIssue(String commonName, Instant from, Duration validity, boolean authority) {
        this(commonName, from, validity, authority, List.of());
    }

    X500Name subject() {
        return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    }

    X509Certificate issue(PublicKey key, X500Name issuer, PrivateKey issuerKey, String algorithm) {
        try {
            return issue(
                    key,
                    issuer,
                    new JcaContentSignerBuilder(algorithm)
                            .setProvider(BOUNCY_CASTLE)
                            .build(issuerKey));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The certificate for %s cannot be made".formatted(commonName), e);
        }
    }

    X509Certificate issue(PublicKey key, X500Name issuer, ContentSigner signer) {
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(127, RANDOM).setBit(126),
                            Date.from(from),
                            Date.from(from.plus(validity)),
                            subject(),
                            key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage(key)))
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names());
            }
            return PemFiles.certificate(builder.build(signer).getEncoded());
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("The certificate for %s cannot be made".formatted(commonName), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks SHA-1 for key identifiers", e);
        }
    }

    private GeneralNames names() {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(
                        ADDRESS.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private int usage(PublicKey key) {
        if (authority) {
            return KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;
        }
        var encryption = key.getAlgorithm().equals("EC") ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment;
        return KeyUsage.digitalSignature | encryption;
    }
}
