package de.ozghub.crypto.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.ExternalTool;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.Recipient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What receivers do with the hub's messages, done by openssl: an implementation that shares nothing with ours. */
class CmsOpensslTest {

    private static final byte[] CONTENT =
            "<antrag>Beispiel</antrag>\n".repeat(10_000).getBytes(UTF_8);

    private final CmsProtection cms = new CmsProtection(InstantSource.fixed(TestKeys.NOW));

    @TempDir
    private Path folder;

    @BeforeEach
    void openssl() throws IOException, InterruptedException {
        ExternalTool.require("openssl", "version");
    }

    @ParameterizedTest
    @CsvSource({"RSA_3072, RSA_3072", "EC_P256, EC_P256", "RSA_3072, EC_P521", "EC_P521, RSA_3072"})
    void decrypts_and_verifies_the_hubs_message(KeyKind signer, KeyKind receiver)
            throws IOException, InterruptedException {
        var hub = Pairs.pair(signer, "hub");
        var office = Pairs.pair(receiver, "office");
        var message = folder.resolve("message.p7m");
        try (var out = Files.newOutputStream(message)) {
            cms.signedThenEnveloped(new ByteArrayInputStream(CONTENT), hub.key(), to(office), out);
        }

        assertSucceeds(decrypt(message, office, folder.resolve("signed.p7m")));
        assertSucceeds(verify(folder.resolve("signed.p7m"), hub, folder.resolve("content")));

        assertThat(folder.resolve("content")).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "EC_P256"})
    void decrypts_an_attachment(KeyKind kind) throws IOException, InterruptedException {
        var office = Pairs.pair(kind, "office");
        var message = folder.resolve("attachment.p7m");
        try (var out = Files.newOutputStream(message)) {
            cms.enveloped(new ByteArrayInputStream(CONTENT), to(office), out);
        }

        assertSucceeds(decrypt(message, office, folder.resolve("content")));

        assertThat(folder.resolve("content")).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "EC_P256"})
    void makes_messages_the_hub_opens(KeyKind kind) throws IOException, InterruptedException, CmsRefused {
        var office = Pairs.pair(kind, "office");
        var command = new ArrayList<>(List.of("openssl", "cms", "-encrypt", "-binary", "-outform", "DER"));
        command.addAll(
                List.of("-in", Files.write(folder.resolve("clear"), CONTENT).toString()));
        command.addAll(List.of("-out", folder.resolve("reply.p7m").toString(), "-aes-256-gcm"));
        command.addAll(List.of("-recip", office.certificateFile().toString()));
        if (kind == KeyKind.EC_P256) {
            command.addAll(List.of("-aes256-wrap", "-keyopt", "ecdh_kdf_md:sha256"));
        } else {
            command.addAll(List.of("-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"));
            command.addAll(List.of("-keyopt", "rsa_mgf1_md:sha256"));
        }
        assertSucceeds(command);

        var opened = new ByteArrayOutputStream();
        try (var reply = Files.newInputStream(folder.resolve("reply.p7m"))) {
            cms.open(reply, office.key(), opened);
        }

        assertThat(opened.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void sees_a_changed_signature() throws IOException, InterruptedException {
        var hub = Pairs.pair(KeyKind.RSA_3072, "hub");
        var signed = folder.resolve("signed.p7m");
        try (var out = Files.newOutputStream(signed)) {
            cms.signed(new ByteArrayInputStream(CONTENT), hub.key(), out);
        }
        var bytes = Files.readAllBytes(signed);
        bytes[bytes.length - 20] ^= 1;
        Files.write(signed, bytes);

        assertThat(ExternalTool.run(verify(signed, hub, folder.resolve("content")))
                        .status())
                .isNotZero();
    }

    @Test
    void finds_the_algorithms_and_attributes_promised() throws IOException, InterruptedException {
        var hub = Pairs.pair(KeyKind.RSA_3072, "hub");
        var signed = folder.resolve("signed.p7m");
        try (var out = Files.newOutputStream(signed)) {
            cms.signed(new ByteArrayInputStream(CONTENT), hub.key(), out);
        }

        var printed = ExternalTool.run(
                        List.of("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", signed.toString()))
                .output();

        assertThat(printed)
                .contains("rsassaPss", "sha256", "id-smime-aa-signingCertificateV2", "signingTime", "messageDigest")
                .contains("Nov 15 10:00:00 2026 GMT");
    }

    private static Recipient to(Pairs office) {
        return new Recipient(office.key().name(), office.key().certificate());
    }

    private static List<String> decrypt(Path message, Pairs office, Path out) {
        return List.of(
                "openssl",
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                message.toString(),
                "-recip",
                office.certificateFile().toString(),
                "-inkey",
                office.keyFile().toString(),
                "-out",
                out.toString());
    }

    private static List<String> verify(Path signed, Pairs signer, Path out) {
        // A fixed instant, so that the test does not end with the certificate.
        return List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                signed.toString(),
                "-CAfile",
                signer.certificateFile().toString(),
                "-purpose",
                "any",
                "-attime",
                String.valueOf(TestKeys.NOW.getEpochSecond()),
                "-out",
                out.toString());
    }

    private static void assertSucceeds(List<String> command) throws IOException, InterruptedException {
        var result = ExternalTool.run(command);
        assertThat(result.status()).as(result.output()).isZero();
    }
}
