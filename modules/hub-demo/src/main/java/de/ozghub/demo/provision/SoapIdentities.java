package de.ozghub.demo.provision;

import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.SoapSecurity;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.PemPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys, certificates and passwords of calls to back offices that demand mutual TLS and WS-Security, on both sides. */
record SoapIdentities(HubConfiguration configuration, Identities identities, Layout layout, KeyGeneration generation) {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final String SERVER = "tls";
    private static final String ROOT = "tls-root";

    /** How the keys of WS-Security of a back office are named. */
    static String name(BackOfficeTerms.Soap terms) {
        return "%s-%s-wss".formatted(terms.key().authority(), terms.key().name());
    }

    /** The certificate the hub shows when it connects; empty if no back office asks for one. */
    Optional<Path> clients() {
        return tls().flatMap(tls -> tls.key().stream())
                .map(identities::signerCertificate)
                .findFirst();
    }

    /** Makes what is missing. */
    void create() throws IOException {
        for (SoapSecurity.Tls tls : tls().toList()) {
            if (tls.trust().isPresent()) {
                server(identities.certificate(tls.trust().get()));
            }
            if (tls.key().isPresent()) {
                own(tls.key().get(), KeyKind.EC_P256);
            }
        }
        for (BackOfficeTerms.Soap terms : soap().toList()) {
            Optional<SoapSecurity.WsSecurity> demanded = terms.security().wsSecurity();
            if (demanded.isPresent()) {
                wsSecurity(terms, demanded.get());
            }
        }
    }

    private void wsSecurity(BackOfficeTerms.Soap terms, SoapSecurity.WsSecurity demanded) throws IOException {
        if (demanded.login().isPresent()) {
            SecretBook.at(identities.file(demanded.login().get().password()));
        }
        if (demanded.signer().isPresent()) {
            own(demanded.signer().get(), KeyKind.RSA_3072);
        }
        for (CertificateRef office : Stream.concat(demanded.recipient().stream(), demanded.answers().stream())
                .distinct()
                .toList()) {
            Path certificate = identities.certificate(office);
            if (!Files.exists(certificate)) {
                put(
                        layout.officeKey(name(terms)),
                        certificate,
                        generation.selfSigned(KeyKind.RSA_3072, terms.key().toString(), VALIDITY));
            }
        }
    }

    /** One server, one root, wherever the hub looks for it. */
    private void server(Path anchors) throws IOException {
        if (!Files.exists(layout.officeCertificate(SERVER))) {
            put(
                    layout.officeKey(ROOT),
                    layout.officeCertificate(ROOT),
                    generation.authority(KeyKind.EC_P256, "Back offices (Demonstration)", VALIDITY));
            var root = PemFiles.signingKey(ROOT, layout.officeKey(ROOT), layout.officeCertificate(ROOT));
            put(
                    layout.officeKey(SERVER),
                    layout.officeCertificate(SERVER),
                    generation.serverSignedBy(root, KeyKind.EC_P256, "127.0.0.1", VALIDITY));
        }
        if (!Files.exists(anchors)) {
            Files.createDirectories(Objects.requireNonNull(anchors.getParent()));
            Files.copy(layout.officeCertificate(ROOT), anchors);
        }
    }

    /** Private key and certificate in one file, the certificate beside it for the other side. */
    private void own(SecretRef reference, KeyKind kind) throws IOException {
        Path file = identities.file(reference);
        if (!Files.exists(file)) {
            PemPair pair = generation.selfSigned(kind, "OZG-Hub (Demonstration)", VALIDITY);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(identities.signerCertificate(reference), pair.certificate());
            SecretBook.create(file, pair.privateKey() + pair.certificate());
        }
    }

    private static void put(Path key, Path certificate, PemPair pair) throws IOException {
        Files.createDirectories(Objects.requireNonNull(certificate.getParent()));
        Files.createDirectories(Objects.requireNonNull(key.getParent()));
        Files.writeString(certificate, pair.certificate());
        SecretBook.create(key, pair.privateKey());
    }

    private Stream<SoapSecurity.Tls> tls() {
        return soap().flatMap(terms -> terms.security().tls().stream());
    }

    private Stream<BackOfficeTerms.Soap> soap() {
        return configuration
                .backOffices()
                .filter(BackOfficeTerms.Soap.class::isInstance)
                .map(BackOfficeTerms.Soap.class::cast);
    }
}
