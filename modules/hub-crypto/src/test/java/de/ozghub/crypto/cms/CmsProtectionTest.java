package de.ozghub.crypto.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.cms.CmsRefused.Reason;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsProtectionTest {

    private static final byte[] CONTENT = "<antrag>Beispiel</antrag>".getBytes(UTF_8);

    private final CmsProtection cms = new CmsProtection(InstantSource.fixed(TestKeys.NOW));
    private final SigningKey hub = Pairs.pair(KeyKind.EC_P256, "hub").key();
    private final SigningKey office = Pairs.pair(KeyKind.RSA_3072, "office").key();
    private final SigningKey stranger = Pairs.pair(KeyKind.RSA_3072, "stranger").key();

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "EC_P256"})
    void opens_and_verifies_what_it_protected(KeyKind kind) throws IOException, CmsRefused {
        var signer = Pairs.pair(kind, "hub").key();
        var receiver = Pairs.pair(kind, "office").key();
        var message = new ByteArrayOutputStream();

        cms.signedThenEnveloped(in(CONTENT), signer, to(receiver), message);

        var signed = opened(message.toByteArray(), receiver);
        var content = new ByteArrayOutputStream();
        assertThat(cms.verify(in(signed), signer.certificate(), content)).isEqualTo(TestKeys.NOW);
        assertThat(content.toByteArray()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 3_000_000})
    void envelopes_any_size(int size) throws IOException, CmsRefused {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        var message = new ByteArrayOutputStream();

        cms.enveloped(in(content), to(office), message);

        assertThat(opened(message.toByteArray(), office)).isEqualTo(content);
    }

    @Test
    void keeps_nothing_of_the_content_in_clear() throws IOException {
        var message = new ByteArrayOutputStream();

        cms.signedThenEnveloped(in(CONTENT), hub, to(office), message);

        assertThat(message.toString(java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("antrag")
                .doesNotContain("hub");
    }

    @Test
    void a_flipped_bit_in_an_envelope_never_yields_other_content() throws IOException {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(CONTENT), to(office), message);
        var bytes = message.toByteArray();

        for (var at = 0; at < bytes.length; at += 3) {
            var changed = bytes.clone();
            changed[at] ^= 0x10;
            // Some bits mean nothing, such as the version number; what comes out then is the genuine content.
            try {
                assertThat(opened(changed, office)).as("bit at byte %d", at).isEqualTo(CONTENT);
            } catch (CmsRefused e) {
                assertThat(e.reason()).isNotNull();
            }
        }
    }

    @Test
    void refuses_a_changed_ciphertext_and_tag_as_tampered() throws IOException {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(CONTENT), to(office), message);
        var bytes = message.toByteArray();
        // The last bytes are end-of-contents octets; the tag lies right before them, the ciphertext before the tag.
        for (var fromEnd : new int[] {8, 20, 40}) {
            var changed = bytes.clone();
            changed[bytes.length - fromEnd] ^= 1;

            assertThat(refusal(() -> opened(changed, office))).isEqualTo(Reason.TAMPERED);
        }
    }

    @Test
    void refuses_an_envelope_that_breaks_off() throws IOException {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(CONTENT), to(office), message);

        for (var length = 0; length < message.size() - 8; length += 11) {
            assertNotOpened(java.util.Arrays.copyOf(message.toByteArray(), length), length);
        }
    }

    @Test
    void a_stream_that_fails_is_not_taken_for_a_malformed_message() throws IOException {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(new byte[300_000]), to(office), message);
        var failing = breaksOff(java.util.Arrays.copyOf(message.toByteArray(), 100_000));

        assertThatThrownBy(() -> cms.open(failing, office, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk gone");
    }

    @Test
    void never_completes_a_message_whose_content_broke_off() {
        var message = new ByteArrayOutputStream();
        var signed = new ByteArrayOutputStream();

        assertThatThrownBy(() -> cms.signedThenEnveloped(breaksOff(CONTENT), hub, to(office), message))
                .hasMessage("disk gone");
        assertThatThrownBy(() -> cms.enveloped(breaksOff(CONTENT), to(office), message))
                .hasMessage("disk gone");
        assertThatThrownBy(() -> cms.signed(breaksOff(CONTENT), hub, signed)).hasMessage("disk gone");

        assertThatThrownBy(() -> opened(message.toByteArray(), office)).isInstanceOf(CmsRefused.class);
        assertThatThrownBy(() -> verified(signed.toByteArray())).isInstanceOf(CmsRefused.class);
    }

    @Test
    void refuses_an_envelope_for_somebody_else() throws IOException {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(CONTENT), to(stranger), message);

        assertThat(refusal(() -> opened(message.toByteArray(), office))).isEqualTo(Reason.NOT_THE_RECIPIENT);
        assertThat(refusal(() -> opened(message.toByteArray(), hub))).isEqualTo(Reason.NOT_THE_RECIPIENT);
    }

    @Test
    void refuses_what_is_no_envelope() throws IOException {
        var signed = new ByteArrayOutputStream();
        cms.signed(in(CONTENT), hub, signed);

        assertThat(refusal(() -> opened(signed.toByteArray(), office))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(() -> opened(CONTENT, office))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_the_signature_of_somebody_else() throws IOException {
        var signed = new ByteArrayOutputStream();
        cms.signed(in(CONTENT), stranger, signed);

        assertThat(refusal(() -> verified(signed.toByteArray()))).isEqualTo(Reason.WRONG_SIGNER);
    }

    @Test
    void refuses_a_signer_swapped_in_from_another_message() throws Exception {
        var own = signedBy(hub, CONTENT);
        var others = signedBy(hub, "anderer Inhalt".getBytes(StandardCharsets.UTF_8));

        assertThat(verified(own.getEncoded())).isEqualTo(CONTENT);
        assertThat(refusal(() -> verified(CMSSignedData.replaceSigners(own, others.getSignerInfos())
                        .getEncoded())))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_a_second_signer_beside_the_right_one() throws Exception {
        var own = signedBy(hub, CONTENT);
        var both = new ArrayList<>(own.getSignerInfos().getSigners());
        both.addAll(signedBy(stranger, CONTENT).getSignerInfos().getSigners());

        assertThat(refusal(() -> verified(CMSSignedData.replaceSigners(own, new SignerInformationStore(both))
                        .getEncoded())))
                .isEqualTo(Reason.WRONG_SIGNER);
    }

    private CMSSignedData signedBy(SigningKey signer, byte[] content) throws Exception {
        var signed = new ByteArrayOutputStream();
        cms.signed(in(content), signer, signed);
        return new CMSSignedData(signed.toByteArray());
    }

    @Test
    void refuses_a_changed_signed_content() throws IOException {
        var signed = new ByteArrayOutputStream();
        cms.signed(in(CONTENT), hub, signed);
        var bytes = signed.toByteArray();
        var at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Beispiel");
        bytes[at] ^= 1;

        assertThat(refusal(() -> verified(bytes))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_a_signature_made_after_the_certificate_ended() throws IOException {
        var signed = new ByteArrayOutputStream();
        var late = SignedLate.by(hub, TestKeys.NOW.plus(Duration.ofDays(400)), CONTENT);
        signed.write(late);

        assertThat(refusal(() -> verified(signed.toByteArray()))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void never_signs_or_encrypts_with_a_certificate_out_of_its_time() {
        assertUnusable(TestKeys.NOW.plus(TestKeys.YEAR).plusSeconds(1), KeyUnusable.Reason.EXPIRED);
        assertUnusable(TestKeys.NOW.minusSeconds(1), KeyUnusable.Reason.NOT_YET_VALID);
    }

    @Test
    void still_opens_with_an_expired_certificate() throws IOException, CmsRefused {
        var message = new ByteArrayOutputStream();
        cms.enveloped(in(CONTENT), to(office), message);
        var later = new CmsProtection(InstantSource.fixed(TestKeys.NOW.plus(Duration.ofDays(1000))));

        var opened = new ByteArrayOutputStream();
        later.open(in(message.toByteArray()), office, opened);

        assertThat(opened.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void leaves_the_providers_of_the_runtime_alone() throws IOException {
        cms.signedThenEnveloped(in(CONTENT), hub, to(office), OutputStream.nullOutputStream());

        assertThat(Security.getProvider("BC")).isNull();
    }

    private void assertUnusable(Instant at, KeyUnusable.Reason reason) {
        var then = new CmsProtection(InstantSource.fixed(at));
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> then.enveloped(in(CONTENT), to(office), out))
                .isInstanceOfSatisfying(KeyUnusable.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.key()).isEqualTo("office");
                });
        assertThatThrownBy(() -> then.signed(in(CONTENT), hub, out)).isInstanceOf(KeyUnusable.class);
        assertThatThrownBy(() -> then.signedThenEnveloped(in(CONTENT), hub, to(office), out))
                .isInstanceOf(KeyUnusable.class);
        assertThat(out.size()).isZero();
    }

    private void assertNotOpened(byte[] message, int at) {
        assertThatThrownBy(() -> opened(message, office))
                .as("cut at byte %d", at)
                .isInstanceOf(CmsRefused.class);
    }

    private byte[] opened(byte[] message, SigningKey receiver) throws IOException, CmsRefused {
        var content = new ByteArrayOutputStream();
        cms.open(in(message), receiver, content);
        return content.toByteArray();
    }

    private byte[] verified(byte[] signed) throws IOException, CmsRefused {
        var content = new ByteArrayOutputStream();
        cms.verify(in(signed), hub.certificate(), content);
        return content.toByteArray();
    }

    private static Reason refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(CmsRefused.class, call)
                .reason();
    }

    private static Recipient to(SigningKey receiver) {
        return new Recipient(receiver.name(), receiver.certificate());
    }

    private static InputStream breaksOff(byte[] after) {
        return new SequenceInputStream(in(after), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
