package de.ozghub.crypto.trust;

import static de.ozghub.crypto.TestKeys.NOW;
import static de.ozghub.crypto.TestKeys.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.trust.CertificateTrust.Sources;
import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The chain attacks: expired, revoked, foreign, forged, weak. */
class CertificateTrustTest {

    private static final TestAuthority ROOT = TestAuthority.named("Testwurzel");
    private static final X509Certificate LEAF = ROOT.issue("Teststadt", Duration.ofDays(90));

    @Test
    void relies_on_a_chain_to_a_configured_root() {
        var trust = trust(Sources.of(Set.of(ROOT.certificate())));

        assertThat(trust.findings(List.of(LEAF), NOW)).isEmpty();
        assertThat(trust.findings(List.of(LEAF, ROOT.certificate()), NOW)).isEmpty();
    }

    @Test
    void relies_on_a_self_signed_leaf_only_when_it_is_configured() {
        var own = TestAuthority.named("Selbstsigniert").certificate();

        assertThat(trust(Sources.of(Set.of(own))).findings(List.of(own), NOW)).isEmpty();
        assertThat(trust(Sources.of(Set.of(ROOT.certificate()))).findings(List.of(own), NOW))
                .containsExactly(TrustFinding.UNTRUSTED);
    }

    @Test
    void relies_on_nothing_without_roots() {
        assertThat(trust(Sources.of(Set.of())).findings(List.of(LEAF), NOW)).containsExactly(TrustFinding.UNTRUSTED);
        assertThat(trust(Sources.of(Set.of())).findings(List.of(), NOW)).containsExactly(TrustFinding.NO_CHAIN);
    }

    @Test
    void refuses_an_expired_and_a_future_chain() {
        var trust = trust(Sources.of(Set.of(ROOT.certificate())));

        assertThat(trust.findings(List.of(LEAF), NOW.plus(Duration.ofDays(91)))).containsExactly(TrustFinding.EXPIRED);
        assertThat(trust.findings(List.of(LEAF), NOW.minus(Duration.ofDays(1))))
                .containsExactly(TrustFinding.NOT_YET_VALID);
    }

    @Test
    void refuses_a_good_leaf_under_an_expired_root() {
        var trust = trust(Sources.of(Set.of(ROOT.certificate())));
        var late = NOW.plus(YEAR).minusSeconds(60);
        var leaf = ROOT.issue("Spät", Duration.ofDays(800));

        assertThat(trust.findings(List.of(leaf, ROOT.certificate()), late)).isEmpty();
        assertThat(trust.findings(List.of(leaf, ROOT.certificate()), late.plusSeconds(120)))
                .containsExactly(TrustFinding.EXPIRED);
    }

    @Test
    void refuses_a_chain_of_an_authority_that_only_bears_the_same_name() {
        var forger = TestAuthority.named("Testwurzel");
        var leaf = forger.issue("Teststadt", Duration.ofDays(90));

        assertThat(trust(Sources.of(Set.of(ROOT.certificate()))).findings(List.of(leaf, forger.certificate()), NOW))
                .containsExactly(TrustFinding.UNTRUSTED);
    }

    @Test
    void refuses_a_leaf_that_signs_as_if_it_were_an_authority() {
        var leafKey = ROOT.issueKey(KeyKind.EC_P256, "Kein Aussteller");
        var below = TestAuthority.signedBy(leafKey, "Untergeschoben");

        assertThat(trust(Sources.of(Set.of(ROOT.certificate()))).findings(List.of(below, leafKey.certificate()), NOW))
                .containsExactly(TrustFinding.UNTRUSTED);
    }

    @Test
    void refuses_a_revoked_certificate() {
        var trust = trust(new Sources(Set.of(ROOT.certificate()), List.of(list(NOW, LEAF)), null));

        assertThat(trust.findings(List.of(LEAF), NOW)).containsExactly(TrustFinding.REVOKED);
    }

    @Test
    void relies_on_what_a_current_list_does_not_name() {
        var trust = trust(new Sources(Set.of(ROOT.certificate()), List.of(list(NOW, null)), null));

        assertThat(trust.findings(List.of(LEAF), NOW)).isEmpty();
    }

    @Test
    void an_outdated_or_foreign_list_proves_nothing() {
        var outdated = new Sources(Set.of(ROOT.certificate()), List.of(list(NOW, null)), null);
        var foreign = new Sources(
                Set.of(ROOT.certificate()),
                List.of(TestAuthority.named("Testwurzel").revocations(NOW, Duration.ofDays(7), null)),
                null);

        assertThat(trust(outdated).findings(List.of(LEAF), NOW.plus(Duration.ofDays(30))))
                .containsExactly(TrustFinding.REVOCATION_UNKNOWN);
        assertThat(trust(foreign).findings(List.of(LEAF), NOW)).containsExactly(TrustFinding.REVOCATION_UNKNOWN);
    }

    @Test
    void asks_the_configured_responder() throws IOException {
        try (var responder = new TestResponder(ROOT)) {
            var trust = trust(new Sources(Set.of(ROOT.certificate()), List.of(), responder.address()));

            assertThat(trust.findings(List.of(LEAF), NOW)).isEmpty();
            responder.revokes(LEAF);
            assertThat(trust.findings(List.of(LEAF), NOW)).containsExactly(TrustFinding.REVOKED);
        }
    }

    @Test
    void a_silent_responder_is_no_consent() throws IOException {
        var responder = new TestResponder(ROOT);
        responder.close();
        var trust = trust(new Sources(Set.of(ROOT.certificate()), List.of(), responder.address()));

        assertThat(trust.findings(List.of(LEAF), NOW)).containsExactly(TrustFinding.REVOCATION_UNKNOWN);
    }

    @Test
    void refuses_weak_keys_and_digests() {
        var trust = trust(Sources.of(Set.of(ROOT.certificate())));

        assertThat(trust.findings(List.of(ROOT.issueWeak("RSA", 2048, "SHA256withECDSA")), NOW))
                .containsExactly(TrustFinding.WEAK);
        assertThat(trust.findings(List.of(ROOT.issueWeak("RSA", 3072, "SHA1withECDSA")), NOW))
                .contains(TrustFinding.WEAK);
    }

    private static X509CRL list(Instant at, @Nullable X509Certificate revoked) {
        return ROOT.revocations(at, Duration.ofDays(7), revoked);
    }

    private static CertificateTrust trust(Sources sources) {
        return new CertificateTrust(sources, AlgorithmPolicy.standard());
    }
}
