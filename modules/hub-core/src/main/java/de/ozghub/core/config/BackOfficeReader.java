package de.ozghub.core.config;

import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.config.BackOfficeTerms.FitConnect.Until;
import de.ozghub.core.config.ProtectionProfile.RsaSignature;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Reads the back offices of one authority. */
final class BackOfficeReader {

    private enum Protocol {
        SOAP,
        FOLDER,
        FIT_CONNECT
    }

    private final Value<AuthorityKey> authority;
    private final TermsReader terms;

    BackOfficeReader(Value<AuthorityKey> authority, DeliveryTerms defaults) {
        this.authority = authority;
        this.terms = new TermsReader(defaults);
    }

    Value<BackOfficeTerms> backOffice(Section section) {
        Value<String> name = section.required("name", Kind.KEY);
        Value<BackOfficeKey> key = Value.from(() -> new BackOfficeKey(authority.get(), name.get()));
        Value<Protocol> kind = section.required("kind", Kind.choice(Protocol.class));
        Value<DeliveryTerms> delivery = terms.terms(section);
        if (kind.isFaulty()) {
            return Value.faulty();
        }
        return switch (kind.get()) {
            case SOAP -> soap(section, key, section.required("protection", BackOfficeReader::protection), delivery);
            case FOLDER -> folder(section, key, section.required("protection", BackOfficeReader::protection), delivery);
            case FIT_CONNECT -> fitConnect(section, key, delivery);
        };
    }

    private static Value<BackOfficeTerms> soap(
            Section section,
            Value<BackOfficeKey> key,
            Value<ProtectionProfile> protection,
            Value<DeliveryTerms> terms) {
        Value<URI> url = section.required("url", Kind.URL);
        Value<Boolean> findByKey = section.optional("findByKey", Kind.TRUTH, true);
        Value<SoapSecurity> security = SoapSecurityReader.security(section, url);
        return section.make(() -> new BackOfficeTerms.Soap(
                key.get(), url.get(), findByKey.get(), security.get(), protection.get(), terms.get()));
    }

    private static Value<BackOfficeTerms> folder(
            Section section,
            Value<BackOfficeKey> key,
            Value<ProtectionProfile> protection,
            Value<DeliveryTerms> terms) {
        Value<String> folder = section.required("folder", Kind.PATH);
        Value<Confirmation> confirmation =
                section.optional("confirmation", Kind.choice(Confirmation.class), Confirmation.HANDED_OVER);
        return section.make(() ->
                new BackOfficeTerms.Folder(key.get(), folder.get(), confirmation.get(), protection.get(), terms.get()));
    }

    private static Value<BackOfficeTerms> fitConnect(
            Section section, Value<BackOfficeKey> key, Value<DeliveryTerms> terms) {
        Value<String> sender = section.required("sender", Kind.KEY);
        Value<UUID> destination = section.required("destination", Kind.IDENTIFIER);
        Value<Optional<ServiceKey>> service = section.optional("service", Kind.SERVICE);
        Value<Until> until = section.optional("confirmation", Kind.choice(Until.class), Until.ACCEPTED);
        Value<Duration> look = section.optional("look", Kind.DURATION, Duration.ofMinutes(1));
        Value<ProtectionProfile> protection = section.has("protection")
                ? section.required("protection", BackOfficeReader::protection)
                : Value.of(new ProtectionProfile.None());
        return section.make(() -> new BackOfficeTerms.FitConnect(
                key.get(),
                sender.get(),
                destination.get(),
                service.get().orElse(null),
                until.get(),
                look.get(),
                protection.get(),
                terms.get()));
    }

    private static Value<ProtectionProfile> protection(Section section) {
        Value<Protection> profile = section.required("profile", Kind.choice(Protection.class));
        if (profile.isFaulty()) {
            return Value.faulty();
        }
        return switch (profile.get()) {
            case NONE -> section.make(ProtectionProfile.None::new);
            case CMS -> {
                Value<SecretRef> signer = section.required("signer", Kind.SECRET);
                Value<CertificateRef> recipient = section.required("recipient", Kind.CERTIFICATE);
                yield section.make(() -> new ProtectionProfile.Cms(signer.get(), recipient.get()));
            }
            case XMLDSIG -> {
                Value<SecretRef> signer = section.required("signer", Kind.SECRET);
                yield section.make(() -> new ProtectionProfile.XmlSignature(signer.get()));
            }
            case XADES -> {
                Value<SecretRef> signer = section.required("signer", Kind.SECRET);
                Value<RsaSignature> rsa =
                        section.optional("rsaSignature", Kind.choice(RsaSignature.class), RsaSignature.PSS);
                yield section.make(() -> new ProtectionProfile.Xades(signer.get(), rsa.get()));
            }
            case JOSE -> {
                Value<SecretRef> signer = section.required("signer", Kind.SECRET);
                Value<CertificateRef> recipient = section.required("recipient", Kind.CERTIFICATE);
                yield section.make(() -> new ProtectionProfile.Jose(signer.get(), recipient.get()));
            }
        };
    }
}
