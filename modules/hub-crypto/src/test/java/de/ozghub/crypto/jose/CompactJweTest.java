package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.crypto.TestKeys;
import de.ozghub.testkit.Tries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJweTest {

    private static final byte[] PLAIN = "{\"antrag\":\"Beispiel\"}".getBytes(UTF_8);

    private final PublicJwk recipient = PublicJwk.parse(TestKeys.encryption().publicJwk());
    private final PrivateJwk key = PrivateJwk.parse(TestKeys.encryption().privateJwk());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 15, 16, 17, 49_151, 49_152, 49_153, 65_535, 65_536, 65_537, 98_304, 3_000_000})
    void opens_what_it_made(int size) throws IOException, JweRefused, NoSuchAlgorithmException {
        var plain = random(size);
        var made = new ByteArrayOutputStream();

        var encrypted = CompactJwe.encrypt(new ByteArrayInputStream(plain), recipient, "application/xml", made);

        var opened = new ByteArrayOutputStream();
        var decrypted = CompactJwe.decrypt(stream(made), this::known, opened);
        assertThat(opened.toByteArray()).isEqualTo(plain);
        assertThat(decrypted.plaintextBytes()).isEqualTo(size).isEqualTo(encrypted.plaintextBytes());
        assertThat(decrypted.sha512Hex())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(plain)))
                .isEqualTo(encrypted.sha512Hex());
        assertThat(decrypted.tag()).isEqualTo(encrypted.tag()).hasSize(22);
        assertThat(made.toString(US_ASCII)).endsWith("." + encrypted.tag());
        assertThat(decrypted.header().contentType()).isEqualTo("application/xml");
    }

    @Test
    void opens_any_content() {
        Tries.of(25, random -> {
            byte[] plain = Tries.bytes(random, 500);
            var made = new ByteArrayOutputStream();
            CompactJwe.encrypt(new ByteArrayInputStream(plain), recipient, "application/json", made);

            assertThat(open(made.toString(US_ASCII))).isEqualTo(plain);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 65_537, 3_000_000})
    void opens_what_nimbus_made(int size) throws JOSEException, IOException, JweRefused, ParseException {
        var plain = random(size);

        assertThat(open(byNimbus(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 65_537, 3_000_000})
    void nimbus_opens_what_it_made(int size) throws IOException, JOSEException, ParseException {
        var plain = random(size);
        var made = new ByteArrayOutputStream();
        CompactJwe.encrypt(new ByteArrayInputStream(plain), recipient, "application/json", made);

        var jwe = JWEObject.parse(made.toString(US_ASCII));
        jwe.decrypt(new RSADecrypter(
                RSAKey.parse(TestKeys.encryption().privateJwk()).toRSAPrivateKey()));

        assertThat(jwe.getPayload().toBytes()).isEqualTo(plain);
        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP_256);
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
        assertThat(jwe.getHeader().getKeyID()).isEqualTo(recipient.kid());
        assertThat(jwe.getHeader().getContentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 1000, 65_535, 65_536, 65_537})
    void tells_beforehand_how_long_a_jwe_will_be(int size) throws IOException {
        var recipient = PublicJwk.parse(TestKeys.encryption().publicJwk());
        var out = new ByteArrayOutputStream();
        CompactJwe.encrypt(new ByteArrayInputStream(new byte[size]), recipient, "application/pdf", out);

        assertThat(CompactJwe.length(recipient, "application/pdf", size)).isEqualTo(out.size());
    }

    @Test
    void opens_a_stream_that_comes_in_single_bytes() throws IOException, JweRefused {
        var made = new ByteArrayOutputStream();
        CompactJwe.encrypt(new ByteArrayInputStream(PLAIN), recipient, "application/json", made);
        var trickle = new InputStream() {
            private final InputStream source = stream(made);

            @Override
            public int read() throws IOException {
                return source.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return source.read(target, offset, Math.min(1, length));
            }
        };

        var opened = new ByteArrayOutputStream();
        CompactJwe.decrypt(trickle, this::known, opened);

        assertThat(opened.toByteArray()).isEqualTo(PLAIN);
    }

    @Test
    void never_makes_the_same_jwe_twice() throws IOException {
        var one = new ByteArrayOutputStream();
        var two = new ByteArrayOutputStream();

        CompactJwe.encrypt(new ByteArrayInputStream(PLAIN), recipient, "application/json", one);
        CompactJwe.encrypt(new ByteArrayInputStream(PLAIN), recipient, "application/json", two);

        var first = one.toString(US_ASCII).split("\\.", -1);
        var second = two.toString(US_ASCII).split("\\.", -1);
        assertThat(first[0]).isEqualTo(second[0]);
        assertThat(first[1]).isNotEqualTo(second[1]);
        assertThat(first[2]).isNotEqualTo(second[2]);
        assertThat(first[3]).isNotEqualTo(second[3]);
    }

    @Test
    void leaves_the_callers_streams_open() throws IOException, JweRefused {
        var out = new ByteArrayOutputStream() {
            boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };

        CompactJwe.encrypt(new ByteArrayInputStream(PLAIN), recipient, "application/json", out);

        assertThat(out.closed).isFalse();
    }

    @Test
    void reads_the_header_without_a_key() throws JweRefused {
        var beginning = Jwes.segment(
                        "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"k-1\",\"cty\":\"a/b\",\"zip\":\"DEF\"}")
                + ".and-the-rest-is-not-looked-at";

        assertThat(CompactJwe.header(beginning))
                .isEqualTo(new JweHeader("RSA-OAEP-256", "A256GCM", "k-1", "a/b", "DEF", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "no-dot", "bm90IGpzb24.", "eyJhbGciOjF9."})
    void refuses_an_unreadable_header(String beginning) {
        assertThatThrownBy(() -> CompactJwe.header(beginning))
                .isInstanceOfSatisfying(
                        JweRefused.class, e -> assertThat(e.reason()).isEqualTo(JweRefused.Reason.MALFORMED));
    }

    @Test
    void refuses_to_encrypt_for_a_signature_key() {
        var signature = PublicJwk.parse(TestKeys.signature().publicJwk());

        assertThatThrownBy(() -> CompactJwe.encrypt(
                        new ByteArrayInputStream(PLAIN), signature, "a/b", new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void states_the_tag_of_a_stored_jwe() throws JOSEException, ParseException, JweRefused, IOException {
        var jwe = byNimbus(random(200_000));
        var tag = jwe.substring(jwe.lastIndexOf('.') + 1);

        assertThat(CompactJwe.authenticationTag(jwe)).isEqualTo(tag);
        assertThat(CompactJwe.authenticationTag(new ByteArrayInputStream(jwe.getBytes(US_ASCII))))
                .isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c.d", "a.b.c.d.e", "a.b.c.d.", "a.b.c.d.AAAAAAAAAAAAAAAAAAAAAA.", ""})
    void states_no_tag_of_what_is_no_jwe(String text) {
        assertThatThrownBy(() -> CompactJwe.authenticationTag(text)).isInstanceOf(JweRefused.class);
    }

    @Test
    void holds_neither_a_100_mb_plaintext_nor_its_jwe_in_memory() throws IOException, JweRefused {
        var size = 100L * 1024 * 1024;
        var probe = new LargeContent(size);

        var pipe = new LargeContent.Piped(
                out -> CompactJwe.encrypt(new LargeContent(size).stream(), recipient, "application/octet-stream", out));
        var decrypted = CompactJwe.decrypt(pipe.stream(), this::known, probe.comparingSink());

        assertThat(decrypted.plaintextBytes()).isEqualTo(size);
        assertThat(probe.largestWrite()).isLessThanOrEqualTo(1024 * 1024);
    }

    private Optional<PrivateJwk> known(String kid) {
        return kid.equals(key.kid()) ? Optional.of(key) : Optional.empty();
    }

    private byte[] open(String jwe) throws IOException, JweRefused {
        var opened = new ByteArrayOutputStream();
        CompactJwe.decrypt(new ByteArrayInputStream(jwe.getBytes(US_ASCII)), this::known, opened);
        return opened.toByteArray();
    }

    private static String byNimbus(byte[] plain) throws JOSEException, ParseException {
        var header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(TestKeys.encryption().kid())
                .contentType("application/json")
                .build();
        var jwe = new JWEObject(header, new Payload(plain));
        jwe.encrypt(
                new RSAEncrypter(RSAKey.parse(TestKeys.encryption().publicJwk()).toRSAPublicKey()));
        return jwe.serialize();
    }

    private static ByteArrayInputStream stream(ByteArrayOutputStream written) {
        return new ByteArrayInputStream(written.toByteArray());
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
