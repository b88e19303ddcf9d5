package de.ozghub.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.KeyFiles;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.testkit.token.SoftHsm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub keys} as an operator calls it. */
class KeyCommandsTest {

    private static @Nullable SoftHsm device;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void makes_keys_requests_and_the_set_to_publish() throws IOException {
        assertThat(hub(
                        "generate",
                        "--out",
                        folder.toString(),
                        "--prefix",
                        "remscheid-2027",
                        "--organisation",
                        "Stadt Remscheid"))
                .as(said.toString())
                .isZero();

        var key = KeyFiles.read(folder.resolve("remscheid-2027-decryption.jwk"), JwkUse.ENCRYPTION);
        assertThat(key.bits()).isEqualTo(4096);
        assertThat(Files.readString(folder.resolve("remscheid-2027-signature.csr.pem")))
                .contains("BEGIN CERTIFICATE REQUEST");
        assertThat(Files.readString(folder.resolve("remscheid-2027-public.jwks.json")))
                .contains(key.kid(), "\"verify\"")
                .doesNotContain("\"d\":");
        assertThat(said.toString()).contains(key.kid());
        assertThat(hub("generate", "--out", folder.toString(), "--prefix", "remscheid-2027", "--organisation", "x"))
                .isEqualTo(2);
    }

    @Test
    void lists_and_checks_what_is_configured() throws IOException {
        var sample = SampleNode.in(folder, "jdbc:postgresql://127.0.0.1:1/none")
                .withSecrets()
                .withKeys();
        var config = sample.hubYaml().toString();

        assertThat(hub("list", "--config", config)).isZero();
        assertThat(said.toString())
                .contains(
                        "remscheid", "5c0e7f52-2f0a-4d8e-9a51-000000051200", "signature", "encryption", "4096", "fit");
        assertThat(hub("check", "--config", config)).isZero();
        assertThat(said.toString())
                .contains(
                        "TR-02102-1",
                        "RSAES-OAEP from 3000 bit: until 2031-12-31",
                        "2 keys of destinations, 0 not fit",
                        "ends within 30 days");
    }

    @Test
    void lists_and_checks_keys_that_lie_in_a_device() throws Exception {
        var device = device();
        var sample = SampleNode.in(folder, "jdbc:postgresql://127.0.0.1:1/none")
                .withSecrets()
                .withKeys()
                .secret("hsm.pin", SoftHsm.PIN);
        var key = folder.resolve("key.pem");
        var certificate = folder.resolve("certificate.pem");
        PemFiles.create(
                key,
                certificate,
                new KeyGeneration(InstantSource.system())
                        .selfSigned(KeyKind.RSA_4096, "Testgebiet", Duration.ofDays(30)));
        device.holds("entschluesselung", PemFiles.privateKey(key), PemFiles.certificates(certificate));
        var authority = folder.resolve("authorities/120-remscheid.yaml");
        Files.writeString(
                authority,
                Files.readString(authority).replace("file:secrets/decryption.jwk", "token:hsm/entschluesselung")
                        + "tokens: [{name: hsm, library: %s, slot: %d, pin: \"file:secrets/hsm.pin\"}]%n"
                                .formatted(SoftHsm.LIBRARY, device.slot()));
        var config = sample.hubYaml().toString();

        assertThat(hub("list", "--config", config)).as(said.toString()).isZero();
        assertThat(said.toString()).containsPattern("encryption +\\S{43} +4096 +\\S+ +fit");
        assertThat(hub("check", "--config", config)).isZero();
        assertThat(said.toString())
                .contains("2 keys of destinations, 0 not fit", "ends within 30 days", "token:hsm/entschluesselung");
        device.signOut();
        Files.delete(folder.resolve("secrets/hsm.pin"));
        sample.secret("hsm.pin", "000000");
        assertThat(hub("check", "--config", config)).isEqualTo(2);
        assertThat(said.toString()).contains("remscheid-hsm", "refuses its PIN");
    }

    @Test
    void makes_keys_in_a_device_of_the_authority() throws Exception {
        var device = device();
        var sample = SampleNode.in(folder, "jdbc:postgresql://127.0.0.1:1/none")
                .withSecrets()
                .withKeys()
                .secret("hsm.pin", SoftHsm.PIN);
        var authority = folder.resolve("authorities/120-remscheid.yaml");
        Files.writeString(
                authority,
                Files.readString(authority)
                        + "tokens: [{name: hsm, library: %s, slot: %d, pin: \"file:secrets/hsm.pin\"}]%n"
                                .formatted(SoftHsm.LIBRARY, device.slot()));
        var config = sample.hubYaml().toString();
        var out = folder.resolve("made");
        String[] generate = {
            "generate",
            "--out",
            out.toString(),
            "--prefix",
            "remscheid-2028",
            "--organisation",
            "Stadt Remscheid",
            "--config",
            config,
            "--authority",
            "remscheid",
            "--token",
            "token:hsm"
        };

        assertThat(hub(generate)).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("token:hsm/remscheid-2028-decryption", "token:hsm/remscheid-2028-signature");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("no private key among them")
                    .containsExactlyInAnyOrder(
                            "remscheid-2028-decryption.csr.pem",
                            "remscheid-2028-signature.csr.pem",
                            "remscheid-2028-public.jwks.json");
        }
        Files.writeString(
                authority,
                Files.readString(authority)
                        .replace("file:secrets/decryption.jwk", "token:hsm/remscheid-2028-decryption")
                        .replace("file:secrets/signature.jwk", "token:hsm/remscheid-2028-signature"));
        assertThat(hub("check", "--config", config)).as(said.toString()).isZero();
        assertThat(hub(generate)).isEqualTo(2);
        assertThat(said.toString()).contains("holds something under remscheid-2028-decryption");
        generate[10] = "wuppertal";
        assertThat(hub(generate)).isEqualTo(2);
        assertThat(said.toString()).contains("there is no authority wuppertal");
    }

    @Test
    void checks_chains_when_it_is_given_roots() throws IOException {
        var sample = SampleNode.in(folder, "jdbc:postgresql://127.0.0.1:1/none")
                .withSecrets()
                .withKeys();
        var foreign =
                new KeyGeneration(InstantSource.system()).authority(KeyKind.EC_P256, "Wurzel", Duration.ofDays(30));
        var roots = Files.writeString(folder.resolve("roots.pem"), foreign.certificate());

        assertThat(hub("check", "--config", sample.hubYaml().toString(), "--roots", roots.toString()))
                .isOne();
        assertThat(said.toString()).contains("UNTRUSTED", "2 keys of destinations, 2 not fit");
    }

    @Test
    void names_the_fault_of_a_key_that_cannot_be_read() throws IOException {
        var sample = SampleNode.in(folder, "jdbc:postgresql://127.0.0.1:1/none").withSecrets();

        assertThat(hub("list", "--config", sample.hubYaml().toString())).isEqualTo(2);
        assertThat(said.toString()).contains("signature.jwk");
    }

    @Test
    void puts_an_issued_certificate_into_its_key_and_into_no_other() throws IOException {
        hub("generate", "--out", folder.toString(), "--prefix", "a", "--organisation", "Stadt Teststadt");
        var key = folder.resolve("a-decryption.jwk");
        var certificate = KeyFiles.read(key, JwkUse.ENCRYPTION).certificates().getFirst();
        var pem = Files.writeString(folder.resolve("issued.pem"), pem(certificate));
        var out = folder.resolve("certified.jwk");

        assertThat(hub("certify", "--key", key.toString(), "--certificates", pem.toString(), "--out", out.toString()))
                .isZero();
        assertThat(PrivateJwk.parse(Files.readString(out)).certificates()).containsExactly(certificate);
        assertThat(hub(
                        "certify",
                        "--key",
                        folder.resolve("a-signature.jwk").toString(),
                        "--certificates",
                        pem.toString(),
                        "--out",
                        folder.resolve("no.jwk").toString()))
                .isEqualTo(2);
    }

    /** One for all tests: the library sees no device that comes after it was loaded. */
    private static synchronized SoftHsm device() throws Exception {
        var ready = device;
        if (ready == null) {
            ready = SoftHsm.start("remscheid");
            device = ready;
        }
        return ready;
    }

    private static String pem(java.security.cert.X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + java.util.Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int hub(String... arguments) {
        var command = Hub.commandLine();
        var writer = new PrintWriter(said, true);
        command.setOut(writer);
        command.setErr(writer);
        var all = new String[arguments.length + 1];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }
}
