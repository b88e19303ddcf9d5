package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.JwsRefused.Reason;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

    private static final String SET = "secevent+jwt";
    private static final String CLAIMS = "{\"iss\":\"https://zustelldienst.example\",\"txn\":\"case:Größe\"}";

    private final PrivateJwk key = PrivateJwk.parse(TestKeys.signature().privateJwk());
    private final Map<String, PublicJwk> known = Map.of(
            TestKeys.signature().kid(), PublicJwk.parse(TestKeys.signature().publicJwk()),
            TestKeys.encryption().kid(), PublicJwk.parse(TestKeys.encryption().publicJwk()));
    private final String genuine = signed(SET, CLAIMS.getBytes(UTF_8));

    @Test
    void verifies_what_it_signed() throws JwsRefused {
        assertThat(CompactJws.verify(genuine, this::key, SET)).isEqualTo(new VerifiedJws(key.kid(), SET, CLAIMS));
        assertThat(CompactJws.claimedKid(genuine)).isEqualTo(key.kid());
    }

    @Test
    void nimbus_verifies_what_it_signed() throws ParseException, JOSEException {
        var jws = JWSObject.parse(genuine);

        assertThat(jws.verify(new RSASSAVerifier(
                        RSAKey.parse(TestKeys.signature().publicJwk()).toRSAPublicKey())))
                .isTrue();
        assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS512);
        assertThat(jws.getHeader().getType()).isEqualTo(new JOSEObjectType(SET));
        assertThat(jws.getHeader().getKeyID()).isEqualTo(key.kid());
        assertThat(jws.getPayload()).hasToString(CLAIMS);
    }

    @Test
    void verifies_what_nimbus_signed() throws ParseException, JOSEException, JwsRefused {
        assertThat(CompactJws.verify(byNimbus(JWSAlgorithm.PS512), this::key, SET)
                        .payload())
                .isEqualTo(CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "PS384", "RS256", "RS512"})
    void refuses_other_algorithms_of_the_same_key(String algorithm) throws ParseException, JOSEException {
        assertThat(refusal(byNimbus(JWSAlgorithm.parse(algorithm)))).isEqualTo(Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "ps512", ""})
    void refuses_unsigned_tokens(String algorithm) {
        var header =
                Jwes.segment("{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, SET, key.kid()));

        assertThat(refusal(header + "." + Jwes.segment(CLAIMS) + ".")).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refuses_a_mac_keyed_with_the_public_key() throws JOSEException {
        var jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS512)
                        .keyID(key.kid())
                        .type(new JOSEObjectType(SET))
                        .build(),
                new Payload(CLAIMS));
        jws.sign(new MACSigner(TestKeys.signature().publicJwk().getBytes(UTF_8)));

        assertThat(refusal(jws.serialize())).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refuses_an_empty_signature() {
        assertThat(refusal(Jwes.with(genuine, 2, ""))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_another_type() {
        var other = signed("JWT", CLAIMS.getBytes(UTF_8));

        assertThat(refusal(other)).isEqualTo(Reason.TYPE);
    }

    @Test
    void refuses_critical_extensions_such_as_an_unencoded_payload() {
        var header = Jwes.segment("{\"alg\":\"PS512\",\"typ\":\"%s\",\"kid\":\"%s\",\"b64\":false,\"crit\":[\"b64\"]}"
                .formatted(SET, key.kid()));

        assertThat(refusal(Jwes.with(genuine, 0, header))).isEqualTo(Reason.CRITICAL);
    }

    @Test
    void refuses_an_unknown_and_a_missing_kid() {
        assertThat(refusal(Jwes.with(genuine, 0, Jwes.segment("{\"alg\":\"PS512\",\"typ\":\"secevent+jwt\"}"))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(Jwes.with(
                        genuine,
                        0,
                        Jwes.segment("{\"alg\":\"PS512\",\"typ\":\"secevent+jwt\",\"kid\":\"x\",\"jwk\":%s}"
                                .formatted(TestKeys.signature().publicJwk())))))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void never_verifies_with_an_encryption_key() {
        var header = "{\"alg\":\"PS512\",\"typ\":\"secevent+jwt\",\"kid\":\"%s\"}"
                .formatted(TestKeys.encryption().kid());

        assertThat(refusal(Jwes.with(genuine, 0, Jwes.segment(header)))).isEqualTo(Reason.KEY_UNSUITABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 63, 100, 4095})
    void refuses_a_flipped_bit_anywhere(int bit) {
        assertThat(refusal(Jwes.flipped(genuine, 0, bit))).isNotNull();
        assertThat(refusal(Jwes.flipped(genuine, 1, bit))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(Jwes.flipped(genuine, 2, bit))).isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", "+", "/", "é"})
    void refuses_what_is_not_strict_base64url(String stray) {
        assertThat(refusal(Jwes.with(genuine, 0, Jwes.at(genuine, 0) + stray))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, 2, Jwes.at(genuine, 2) + stray))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, 1, Jwes.at(genuine, 1) + stray))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "!.!.!"})
    void refuses_what_is_no_jws(String text) {
        assertThat(refusal(text)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_more_than_a_mebibyte_before_any_work() {
        assertThat(refusal(Jwes.with(genuine, 1, "A".repeat(1024 * 1024)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_signed_payload_that_is_not_utf_8() {
        var jws = signed(SET, "Größe".getBytes(ISO_8859_1));

        assertThat(refusal(jws)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void never_signs_with_an_encryption_key() {
        var encryption = PrivateJwk.parse(TestKeys.encryption().privateJwk());

        assertThatThrownBy(() -> CompactJws.sign(encryption, SET, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shows_no_payload() throws JwsRefused {
        assertThat(CompactJws.verify(genuine, this::key, SET).toString()).doesNotContain("case:");
    }

    private Reason refusal(String jws) {
        return catchThrowableOfType(JwsRefused.class, () -> CompactJws.verify(jws, this::key, SET))
                .reason();
    }

    private String signed(String type, byte[] payload) {
        try {
            return CompactJws.sign(key, type, payload);
        } catch (CustodyUnreachable e) {
            throw new AssertionError("the key is in memory", e);
        }
    }

    private Optional<PublicJwk> key(String kid) {
        return Optional.ofNullable(known.get(kid));
    }

    private String byNimbus(JWSAlgorithm algorithm) throws ParseException, JOSEException {
        var jws = new JWSObject(
                new JWSHeader.Builder(algorithm)
                        .keyID(key.kid())
                        .type(new JOSEObjectType(SET))
                        .build(),
                new Payload(CLAIMS));
        jws.sign(
                new RSASSASigner(RSAKey.parse(TestKeys.signature().privateJwk()).toRSAPrivateKey()));
        return jws.serialize();
    }
}
