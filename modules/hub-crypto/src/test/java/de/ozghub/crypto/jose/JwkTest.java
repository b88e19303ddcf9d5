package de.ozghub.crypto.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import de.ozghub.crypto.TestKeys;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {

    private final PublicJwk publicKey = PublicJwk.parse(TestKeys.encryption().publicJwk());
    private final PrivateJwk privateKey = PrivateJwk.parse(TestKeys.encryption().privateJwk());

    @Test
    void a_generated_key_is_without_findings() {
        assertThat(publicKey.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        assertThat(privateKey.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        var signature = PublicJwk.parse(TestKeys.signature().publicJwk());
        assertThat(signature.findings(JwkUse.SIGNATURE, TestKeys.NOW)).isEmpty();
    }

    @Test
    void tells_what_the_key_says_of_itself() {
        assertThat(publicKey.kid()).isEqualTo(TestKeys.encryption().kid()).hasSize(43);
        assertThat(publicKey.alg()).isEqualTo("RSA-OAEP-256");
        assertThat(publicKey.keyOps()).containsExactly("wrapKey");
        assertThat(privateKey.keyOps()).containsExactly("unwrapKey");
        assertThat(publicKey.bits()).isEqualTo(4096);
        assertThat(publicKey.certificates()).hasSize(1);
        assertThat(publicKey.expires()).contains(TestKeys.NOW.plus(TestKeys.YEAR));
    }

    @Test
    void the_halves_of_a_pair_belong_together() {
        assertThat(privateKey.belongsTo(publicKey)).isTrue();
        assertThat(privateKey.belongsTo(
                        PublicJwk.parse(TestKeys.otherEncryption().publicJwk())))
                .isFalse();
    }

    @Test
    void its_kid_is_the_thumbprint_nimbus_computes() throws ParseException, JOSEException {
        var nimbus = RSAKey.parse(TestKeys.encryption().publicJwk());

        assertThat(nimbus.computeThumbprint()).hasToString(publicKey.kid());
    }

    @Test
    void finds_a_key_for_the_other_use() {
        assertThat(publicKey.findings(JwkUse.SIGNATURE, TestKeys.NOW))
                .containsExactly(JwkFinding.WRONG_ALGORITHM, JwkFinding.WRONG_OPERATIONS);
    }

    @Test
    void finds_a_certificate_out_of_its_time() {
        var before = TestKeys.NOW.minus(Duration.ofSeconds(1));
        var after = TestKeys.NOW.plus(TestKeys.YEAR).plusSeconds(1);

        assertThat(publicKey.findings(JwkUse.ENCRYPTION, before)).containsExactly(JwkFinding.CERTIFICATE_NOT_YET_VALID);
        assertThat(publicKey.findings(JwkUse.ENCRYPTION, after)).containsExactly(JwkFinding.CERTIFICATE_EXPIRED);
    }

    @Test
    void finds_everything_wrong_with_a_poor_key() throws JOSEException {
        var poor = new RSAKeyGenerator(2048)
                .keyID("short")
                .keyOperations(Set.of(KeyOperation.VERIFY))
                .generate()
                .toPublicJWK();

        assertThat(PublicJwk.parse(poor.toJSONString()).findings(JwkUse.ENCRYPTION, TestKeys.NOW))
                .containsExactly(
                        JwkFinding.TOO_SHORT,
                        JwkFinding.WRONG_ALGORITHM,
                        JwkFinding.WRONG_OPERATIONS,
                        JwkFinding.KID_LENGTH,
                        JwkFinding.CERTIFICATE_MISSING);
    }

    @Test
    void finds_the_certificate_of_another_key() throws ParseException {
        var members = JSONObjectUtils.parse(TestKeys.encryption().publicJwk());
        members.put(
                "x5c",
                JSONObjectUtils.parse(TestKeys.otherEncryption().publicJwk()).get("x5c"));

        assertThat(PublicJwk.parse(JSONObjectUtils.toJSONString(members)).findings(JwkUse.ENCRYPTION, TestKeys.NOW))
                .containsExactly(JwkFinding.CERTIFICATE_OF_OTHER_KEY);
    }

    @Test
    void finds_an_unusual_exponent() throws ParseException {
        var members = JSONObjectUtils.parse(TestKeys.encryption().publicJwk());
        members.put("e", "Aw");
        members.remove("x5c");

        assertThat(PublicJwk.parse(JSONObjectUtils.toJSONString(members)).findings(JwkUse.ENCRYPTION, TestKeys.NOW))
                .containsExactly(JwkFinding.WRONG_EXPONENT, JwkFinding.CERTIFICATE_MISSING);
    }

    @Test
    void a_private_key_may_come_without_certificate() throws ParseException {
        var members = JSONObjectUtils.parse(TestKeys.encryption().privateJwk());
        members.remove("x5c");

        var bare = PrivateJwk.parse(JSONObjectUtils.toJSONString(members));

        assertThat(bare.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        assertThat(bare.expires()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kty\":\"EC\",\"kid\":\"k\"}",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"RSA\",\"kid\":\"k\"}",
                "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"!\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"kid\":7}"
            })
    void refuses_what_is_no_rsa_key(String json) {
        assertThatThrownBy(() -> PublicJwk.parse(json)).isInstanceOf(JwkUnreadable.class);
        assertThatThrownBy(() -> PrivateJwk.parse(json)).isInstanceOf(JwkUnreadable.class);
    }

    @Test
    void never_takes_a_private_key_for_a_public_one_or_the_other_way_round() {
        assertThatThrownBy(() -> PublicJwk.parse(TestKeys.encryption().privateJwk()))
                .isInstanceOf(JwkUnreadable.class)
                .hasMessageContaining("private key");
        assertThatThrownBy(() -> PrivateJwk.parse(TestKeys.encryption().publicJwk()))
                .isInstanceOf(JwkUnreadable.class);
    }

    @Test
    void refuses_private_members_that_do_not_fit_without_showing_them() throws ParseException {
        var members = JSONObjectUtils.parse(TestKeys.encryption().privateJwk());
        members.put("p", members.get("q"));

        assertThatThrownBy(() -> PrivateJwk.parse(JSONObjectUtils.toJSONString(members)))
                .isInstanceOf(JwkUnreadable.class)
                .hasMessageNotContaining(String.valueOf(members.get("q")).substring(0, 10));
    }

    @Test
    void refuses_an_unreadable_certificate() throws ParseException {
        var members = JSONObjectUtils.parse(TestKeys.encryption().publicJwk());
        members.put("x5c", List.of("AAAA"));

        assertThatThrownBy(() -> PublicJwk.parse(JSONObjectUtils.toJSONString(members)))
                .isInstanceOf(JwkUnreadable.class)
                .hasMessageContaining("x5c");
    }

    @Test
    void shows_no_key_material() {
        assertThat(privateKey).hasToString("PrivateJwk[%s, RSA-OAEP-256, 4096 bits]".formatted(privateKey.kid()));
        assertThat(TestKeys.encryption()).hasToString("JwkPair[%s]".formatted(privateKey.kid()));
    }
}
