package de.ozghub.app.start;

import de.ozghub.app.delivery.CheckedCalls;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.keys.OfficeCertificates;
import de.ozghub.app.protection.CmsProfile;
import de.ozghub.app.protection.JoseProfile;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.app.protection.Profile;
import de.ozghub.app.protection.XadesProfile;
import de.ozghub.app.protection.XmlSignatureProfile;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.DeliveryTerms;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.ProtectionProfile.RsaSignature;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.RsaPadding;
import de.ozghub.crypto.xmldsig.XadesSignatures;
import de.ozghub.crypto.xmldsig.XmlSignatures;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes gateway and protection profile of each configured back office. */
record BackOfficeWiring(Secrets secrets, InstantSource clock) {

    Gateway gateway(BackOfficeTerms terms, BackOffice backOffice, OfficeCertificates certificates) {
        DeliveryTerms delivery = terms.delivery();
        var limits = new Gateway.Limits(
                delivery.parallel(),
                delivery.breaker().failures(),
                delivery.breaker().open());
        var checked = new CheckedCalls(backOffice, () -> certificates.closes(backOffice.key(), clock.instant()));
        return new Gateway(checked, terms.policy(), limits);
    }

    /** @throws IllegalStateException if a key or certificate cannot be read; the message names it */
    Profile profile(BackOfficeTerms terms) {
        return switch (terms.protection()) {
            case ProtectionProfile.None ignored -> new PlainProfile();
            case ProtectionProfile.Cms cms ->
                new CmsProfile(new CmsProtection(clock), signer(cms.signer()), recipient(cms.recipient()));
            case ProtectionProfile.XmlSignature xml ->
                new XmlSignatureProfile(new XmlSignatures(clock), signer(xml.signer()));
            case ProtectionProfile.Xades xades ->
                new XadesProfile(new XadesSignatures(clock), signer(xades.signer()), padding(xades.rsaSignature()));
            case ProtectionProfile.Jose jose ->
                new JoseProfile(new JoseProtection(clock), signer(jose.signer()), recipient(jose.recipient()));
        };
    }

    private static RsaPadding padding(RsaSignature signature) {
        return switch (signature) {
            case PSS -> RsaPadding.PSS;
            case PKCS1 -> RsaPadding.PKCS1;
        };
    }

    private Recipient recipient(CertificateRef reference) {
        return new Recipient(reference.path(), PemFiles.certificate(secrets.path(reference.path())));
    }

    private SigningKey signer(SecretRef reference) {
        return switch (reference) {
            case SecretRef.InFile file -> {
                Path path = secrets.path(file.path());
                yield PemFiles.signingKey(file.path(), path, path);
            }
            case SecretRef.InEnvironment variable ->
                throw new IllegalStateException(
                        variable + ": a signing key is read from a file only; give it as file:PATH");
        };
    }
}
