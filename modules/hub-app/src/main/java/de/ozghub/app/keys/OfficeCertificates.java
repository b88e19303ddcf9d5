package de.ozghub.app.keys;

import de.ozghub.app.keys.OfficeCertificate.Purpose;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.ProtectionProfile.RsaSignature;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.config.SoapSecurity.Tls;
import de.ozghub.core.config.SoapSecurity.WsSecurity;
import de.ozghub.crypto.keys.KeyFileUnusable;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The certificates towards all back offices: the hub's own and theirs. Immutable and thread-safe. */
public record OfficeCertificates(List<OfficeCertificate> certificates) {

    public OfficeCertificates {
        certificates = List.copyOf(certificates);
    }

    /** @throws KeyFileUnusable if a certificate cannot be read; the message names the file */
    public static OfficeCertificates read(HubConfiguration configuration, Secrets secrets) {
        var reading = new Reading(secrets, new ArrayList<>());
        configuration.backOffices().forEach(reading::of);
        return new OfficeCertificates(reading.found);
    }

    /** Why a call to a back office must not be made: a certificate of TLS or WS-Security is not fit. */
    public Optional<Problem> closes(BackOfficeKey backOffice, Instant at) {
        return certificates.stream()
                .filter(one -> one.backOffice().equals(backOffice) && one.isForCalls())
                .flatMap(one -> unusable(one, at).stream())
                .findFirst();
    }

    /** Everything that is not fit. */
    public List<Problem> unusable(Instant at) {
        return certificates.stream().flatMap(one -> unusable(one, at).stream()).toList();
    }

    /** Files that end soon, and those whose algorithm does: one problem each, naming every back office concerned. */
    public List<Problem> ending(Instant at) {
        var problems = new ArrayList<Problem>();
        byName().values().forEach(all -> {
            all.getFirst()
                    .daysLeft(at)
                    .ifPresent(days -> problems.add(ending(ProblemCode.CERTIFICATE_ENDS, all, days)));
            all.stream()
                    .filter(one -> one.daysOfAlgorithm(at).isPresent())
                    .findFirst()
                    .ifPresent(one -> problems.add(ending(
                                    ProblemCode.CERTIFICATE_ALGORITHM_ENDS,
                                    all,
                                    one.daysOfAlgorithm(at).getAsInt())
                            .with("algorithm", one.rule().orElseThrow())));
        });
        return problems;
    }

    private SequencedMap<String, List<OfficeCertificate>> byName() {
        return certificates.stream()
                .collect(Collectors.groupingBy(OfficeCertificate::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static Problem ending(ProblemCode code, List<OfficeCertificate> all, int days) {
        var offices =
                all.stream().map(one -> one.backOffice().toString()).distinct().collect(Collectors.joining(", "));
        return Problem.of(code, all.getFirst().name(), "backOffices", offices).with("days", days);
    }

    private static Optional<Problem> unusable(OfficeCertificate one, Instant at) {
        return one.unusable(at)
                .map(reason -> Problem.of(
                                ProblemCode.RECEIVER_KEY_UNUSABLE,
                                one.backOffice().toString(),
                                "key",
                                one.name())
                        .with("reason", reason.name()));
    }

    /** Collects what the terms of each back office name. */
    private record Reading(Secrets secrets, List<OfficeCertificate> found) {

        void of(BackOfficeTerms terms) {
            switch (terms.protection()) {
                case ProtectionProfile.None ignored -> {}
                case ProtectionProfile.Cms cms -> {
                    own(terms, Purpose.SIGNER, cms.signer());
                    theirs(terms, Purpose.RECIPIENT, cms.recipient());
                }
                case ProtectionProfile.Jose jose -> {
                    own(terms, Purpose.SIGNER, jose.signer());
                    theirs(terms, Purpose.RECIPIENT, jose.recipient());
                }
                case ProtectionProfile.XmlSignature xml -> own(terms, Purpose.SIGNER_PKCS1, xml.signer());
                case ProtectionProfile.Xades xades ->
                    own(
                            terms,
                            xades.rsaSignature() == RsaSignature.PSS ? Purpose.SIGNER : Purpose.SIGNER_PKCS1,
                            xades.signer());
            }
            if (terms instanceof BackOfficeTerms.Soap soap) {
                soap.security().tls().flatMap(Tls::key).ifPresent(key -> own(terms, Purpose.TLS, key));
                soap.security().wsSecurity().ifPresent(messages -> of(terms, messages));
            }
        }

        private void of(BackOfficeTerms terms, WsSecurity messages) {
            messages.signer().ifPresent(key -> own(terms, Purpose.CALL_SIGNER, key));
            messages.recipient().ifPresent(certificate -> theirs(terms, Purpose.CALL_RECIPIENT, certificate));
            messages.answers().ifPresent(certificate -> theirs(terms, Purpose.ANSWERS, certificate));
        }

        private void own(BackOfficeTerms terms, Purpose purpose, SecretRef reference) {
            // Nothing else is accepted as the hub's own key at the start.
            if (reference instanceof SecretRef.InFile file) {
                add(terms, purpose, file.path());
            }
        }

        private void theirs(BackOfficeTerms terms, Purpose purpose, CertificateRef reference) {
            add(terms, purpose, reference.path());
        }

        private void add(BackOfficeTerms terms, Purpose purpose, String path) {
            var certificate = PemFiles.certificate(secrets.path(path));
            found.add(new OfficeCertificate(terms.key(), purpose, path, certificate));
        }
    }
}
