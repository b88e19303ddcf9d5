package de.ozghub.demo.provision;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.Destination;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.KeyRef;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.keys.JwkPair;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys and certificates of the demonstration, made where the configuration refers to them. */
final class Identities {

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final String PUBLIC = ".public";

    private final HubConfiguration configuration;
    private final Secrets secrets;
    private final Layout layout;
    private final InstantSource clock;
    private final KeyGeneration generation;

    Identities(HubConfiguration configuration, Secrets secrets, Layout layout, InstantSource clock) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.layout = layout;
        this.clock = clock;
        this.generation = new KeyGeneration(clock);
    }

    /** Makes what is missing, on all cores: RSA keys of 4096 bit take their time. */
    void create() throws IOException {
        List<Runnable> missing = new ArrayList<>();
        for (Authority authority : configuration.authorities()) {
            for (Destination destination : authority.destinations()) {
                missing.add(() -> jwk(destination.signatureKey(), JwkUse.SIGNATURE, authority.name()));
                destination
                        .decryptionKeys()
                        .forEach(key -> missing.add(() -> jwk(key, JwkUse.ENCRYPTION, authority.name())));
                if (destination.isRelayed()) {
                    missing.add(() -> jwk(layout.ownKey(destination.id()), JwkUse.ENCRYPTION, authority.name()));
                }
            }
        }
        configuration.backOffices().forEach(terms -> missing.add(() -> backOffice(terms)));
        try {
            signers();
            soapIdentities().create();
            missing.parallelStream().forEach(Runnable::run);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        wrappingKeys();
    }

    /** The public JWK that belongs to a private one. */
    String publicJwk(KeyRef reference) throws IOException {
        return publicJwk(file(reference));
    }

    /** The public JWKs that senders may seal for, the newest first. */
    List<String> encryptionJwks(Destination destination) throws IOException {
        if (destination.isRelayed()) {
            return List.of(publicJwk(layout.ownKey(destination.id())));
        }
        var keys = new ArrayList<String>();
        for (KeyRef key : destination.decryptionKeys()) {
            keys.add(publicJwk(key));
        }
        return keys;
    }

    /** PEM of the private key of a back office that opens CMS. */
    Path officeKey(BackOfficeTerms terms) {
        return layout.officeKey(terms.key().authority() + "-" + terms.key().name());
    }

    Path certificate(CertificateRef reference) {
        return secrets.path(reference.path());
    }

    /** Certificate the hub signs with, for whoever verifies. */
    Path signerCertificate(SecretRef signer) {
        Path file = file(signer);
        return file.resolveSibling(file.getFileName() + PUBLIC);
    }

    /** Those of the calls themselves. */
    SoapIdentities soapIdentities() {
        return new SoapIdentities(configuration, this, layout, generation);
    }

    private void jwk(KeyRef reference, JwkUse use, String owner) {
        jwk(file(reference), use, owner);
    }

    private void jwk(Path file, JwkUse use, String owner) {
        if (Files.exists(file)) {
            return;
        }
        JwkPair pair = generation.jwk(use, owner + " (Demonstration)", VALIDITY);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file.resolveSibling(file.getFileName() + PUBLIC), pair.publicJwk());
            SecretBook.create(file, pair.privateJwk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signers() throws IOException {
        List<SecretRef> references = configuration
                .backOffices()
                .flatMap(terms -> signer(terms.protection()))
                .distinct()
                .toList();
        for (SecretRef reference : references) {
            Path file = file(reference);
            if (!Files.exists(file)) {
                PemPair pair = generation.selfSigned(KeyKind.EC_P256, "OZG-Hub (Demonstration)", VALIDITY);
                Files.createDirectories(file.getParent());
                Files.writeString(file.resolveSibling(file.getFileName() + PUBLIC), pair.certificate());
                SecretBook.create(file, pair.privateKey() + pair.certificate());
            }
        }
    }

    private static Stream<SecretRef> signer(ProtectionProfile profile) {
        return switch (profile) {
            case ProtectionProfile.None ignored -> Stream.empty();
            case ProtectionProfile.Cms cms -> Stream.of(cms.signer());
            case ProtectionProfile.XmlSignature xml -> Stream.of(xml.signer());
            case ProtectionProfile.Xades xades -> Stream.of(xades.signer());
            case ProtectionProfile.Jose jose -> Stream.of(jose.signer());
        };
    }

    /** Private JWK of the destination a back office receives at; its public half lies beside it. */
    Path destinationKey(BackOfficeTerms.FitConnect terms, JwkUse use) {
        String name = "%s-%s.%s.jwk"
                .formatted(
                        terms.key().authority(), terms.key().name(), use.name().toLowerCase(Locale.ROOT));
        return layout.simulators().resolve("keys").resolve(name);
    }

    String publicJwk(Path file) throws IOException {
        return Files.readString(file.resolveSibling(file.getFileName() + PUBLIC));
    }

    private void backOffice(BackOfficeTerms terms) {
        if (terms instanceof BackOfficeTerms.FitConnect forwarding) {
            for (JwkUse use : JwkUse.values()) {
                jwk(destinationKey(forwarding, use), use, "Behörde hinter " + terms.key());
            }
            return;
        }
        try {
            if (terms instanceof BackOfficeTerms.Folder folder) {
                Files.createDirectories(secrets.path(folder.folder()));
            }
            Optional<CertificateRef> recipient = recipient(terms.protection());
            if (recipient.isPresent() && !Files.exists(officeKey(terms))) {
                Path certificate = certificate(recipient.get());
                PemPair pair =
                        generation.selfSigned(KeyKind.RSA_3072, terms.key().toString(), VALIDITY);
                Files.createDirectories(certificate.getParent());
                Files.writeString(certificate, pair.certificate());
                SecretBook.create(officeKey(terms), pair.privateKey());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CertificateRef> recipient(ProtectionProfile profile) {
        return switch (profile) {
            case ProtectionProfile.Cms cms -> Optional.of(cms.recipient());
            case ProtectionProfile.Jose jose -> Optional.of(jose.recipient());
            case ProtectionProfile.None ignored -> Optional.empty();
            case ProtectionProfile.XmlSignature ignored -> Optional.empty();
            case ProtectionProfile.Xades ignored -> Optional.empty();
        };
    }

    private void wrappingKeys() throws IOException {
        Path folder = secrets.path(configuration.wrappingKeys());
        Files.createDirectories(folder);
        String period = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).toString();
        List<String> owners = Stream.concat(
                        Stream.of("verbund"),
                        configuration.authorities().stream()
                                .map(authority -> authority.key().value()))
                .toList();
        for (String owner : owners) {
            if (!hasKey(folder, owner)) {
                WrappingKeys.generate(folder, owner, period);
            }
        }
    }

    private static boolean hasKey(Path folder, String owner) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(owner + "."));
        }
    }

    Path file(KeyRef reference) {
        return switch (reference) {
            case SecretRef.InFile file -> secrets.path(file.path());
            case SecretRef.InEnvironment variable ->
                throw new IllegalArgumentException("the demonstration keeps its keys in files, not in " + variable);
            case KeyRef.InToken device ->
                throw new IllegalArgumentException("the demonstration keeps its keys in files, not in " + device);
        };
    }
}
