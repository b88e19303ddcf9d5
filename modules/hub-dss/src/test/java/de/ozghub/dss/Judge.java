package de.ozghub.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** DSS with one trust anchor and one revocation list, nothing fetched from anywhere, its own default policy. */
final class Judge {

    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    /** @param revoked the certificate on the root's list, if any */
    Judge(TestRoot root, Optional<de.ozghub.crypto.keys.SigningKey> revoked) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root.key().certificate()));
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(root.revocationList(revoked))));
        verifier.setAIASource(null);
        verifier.setOcspSource(null);
    }

    /**
     * What DSS says of one document.
     *
     * @param passed whether it is TOTAL_PASSED
     * @param level baseline level DSS recognises
     * @param words for the log of a failing test
     */
    record Verdict(boolean passed, String level, String words) {}

    Verdict of(byte[] document) {
        SimpleReport report;
        try {
            var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(document));
            validator.setCertificateVerifier(verifier);
            report = validator.validateDocument().getSimpleReport();
        } catch (RuntimeException e) {
            // A document so broken that DSS finds no signature format, or no signature, in it.
            return new Verdict(false, "", String.valueOf(e.getMessage()));
        }
        var signature = report.getFirstSignatureId();
        if (signature == null || report.getSignaturesCount() != 1) {
            return new Verdict(false, "", "not exactly one signature");
        }
        SignatureLevel level = report.getSignatureFormat(signature);
        return new Verdict(
                report.getIndication(signature) == Indication.TOTAL_PASSED,
                String.valueOf(level),
                "%s %s %s %s"
                        .formatted(
                                report.getIndication(signature),
                                report.getSubIndication(signature),
                                report.getAdESValidationErrors(signature),
                                report.getAdESValidationWarnings(signature)));
    }
}
