package de.ozghub.crypto.trust;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks chains of certificates against configured roots (RFC 5280), revocation included. Addresses inside certificates
 * are never called: lists and responder are those that were configured. Thread-safe; blocks while a responder is asked.
 */
public final class CertificateTrust {

    private final Sources sources;
    private final AlgorithmPolicy policy;

    public CertificateTrust(Sources sources, AlgorithmPolicy policy) {
        this.sources = sources;
        this.policy = policy;
    }

    /**
     * What is relied upon.
     *
     * @param roots certificates that need no further proof; a self-signed leaf may be one of them
     * @param lists revocation lists; with none and no responder, revocation is not checked at all
     * @param responder OCSP responder (RFC 6960) that is asked for leaf certificates
     */
    public record Sources(
            Set<X509Certificate> roots,
            List<X509CRL> lists,
            @Nullable URI responder) {

        public Sources {
            roots = Set.copyOf(roots);
            lists = List.copyOf(lists);
        }

        /** Roots alone: test environments, where nobody revokes. */
        public static Sources of(Set<X509Certificate> roots) {
            return new Sources(roots, List.of(), null);
        }
    }

    /**
     * Why a chain is not relied upon; empty if it is.
     *
     * @param chain leaf first, with or without its root
     * @param at the instant it has to hold at
     */
    public Set<TrustFinding> findings(List<X509Certificate> chain, Instant at) {
        if (chain.isEmpty()) {
            return Set.of(TrustFinding.NO_CHAIN);
        }
        var findings = EnumSet.noneOf(TrustFinding.class);
        chain.forEach(certificate -> addOwn(findings, certificate, at));
        if (!findings.contains(TrustFinding.EXPIRED) && !findings.contains(TrustFinding.NOT_YET_VALID)) {
            pathFinding(chain, at).ifPresent(findings::add);
        }
        return Set.copyOf(findings);
    }

    private void addOwn(Set<TrustFinding> findings, X509Certificate certificate, Instant at) {
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            findings.add(TrustFinding.EXPIRED);
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            findings.add(TrustFinding.NOT_YET_VALID);
        }
        // The signature of a root proves nothing and is not looked at.
        boolean signed = sources.roots().contains(certificate) || policy.isStronglySigned(certificate, at);
        if (!signed || !policy.isStrong(certificate.getPublicKey(), at)) {
            findings.add(TrustFinding.WEAK);
        }
    }

    private Optional<TrustFinding> pathFinding(List<X509Certificate> chain, Instant at) {
        if (sources.roots().contains(chain.getFirst())) {
            return Optional.empty();
        }
        if (sources.roots().isEmpty()) {
            return Optional.of(TrustFinding.UNTRUSTED);
        }
        CertPath path;
        try {
            path = CertificateFactory.getInstance("X.509").generateCertPath(belowRoots(chain));
            validate(path, at, Set.of());
        } catch (CertPathValidatorException e) {
            return Optional.of(finding(e));
        } catch (GeneralSecurityException e) {
            return Optional.of(TrustFinding.UNTRUSTED);
        }
        return revocation(path, at);
    }

    /** Whatever keeps the sources from speaking is no consent. */
    private Optional<TrustFinding> revocation(CertPath path, Instant at) {
        try {
            if (!sources.lists().isEmpty()) {
                validate(path, at, EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK));
            }
            if (sources.responder() != null) {
                validate(path, at, EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
            }
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(
                    e.getReason() == BasicReason.REVOKED ? TrustFinding.REVOKED : TrustFinding.REVOCATION_UNKNOWN);
        } catch (GeneralSecurityException e) {
            return Optional.of(TrustFinding.REVOCATION_UNKNOWN);
        }
    }

    private List<X509Certificate> belowRoots(List<X509Certificate> chain) {
        return chain.stream()
                .takeWhile(certificate -> !sources.roots().contains(certificate))
                .toList();
    }

    /** @param revocation how revocation is checked; empty: not at all */
    private void validate(CertPath path, Instant at, Set<Option> revocation) throws GeneralSecurityException {
        var anchors = sources.roots().stream()
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(false);
        var validator = CertPathValidator.getInstance("PKIX");
        if (!revocation.isEmpty()) {
            var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(revocation);
            checker.setOcspResponder(sources.responder());
            parameters.addCertPathChecker(checker);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(sources.lists())));
        }
        validator.validate(path, parameters);
    }

    private static TrustFinding finding(CertPathValidatorException fault) {
        if (fault.getReason() instanceof BasicReason reason) {
            return switch (reason) {
                case REVOKED -> TrustFinding.REVOKED;
                case UNDETERMINED_REVOCATION_STATUS -> TrustFinding.REVOCATION_UNKNOWN;
                case EXPIRED -> TrustFinding.EXPIRED;
                case NOT_YET_VALID -> TrustFinding.NOT_YET_VALID;
                case ALGORITHM_CONSTRAINED -> TrustFinding.WEAK;
                case INVALID_SIGNATURE, UNSPECIFIED -> TrustFinding.UNTRUSTED;
            };
        }
        return TrustFinding.UNTRUSTED;
    }
}
