package de.ozghub.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.ExternalTool;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {

    @TempDir
    private Path folder;

    private final Pairs pair = Pairs.pair(KeyKind.EC_P256, "hub");

    @Test
    void refuses_a_private_key_others_can_read() throws IOException {
        var file = secret(Files.readString(pair.keyFile()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> PemFiles.privateKey(file))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "-----BEGIN RSA PRIVATE KEY-----, PKCS#1",
        "-----BEGIN EC PRIVATE KEY-----, SEC1",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----, pass phrase"
    })
    void says_how_to_convert_another_form(String firstLine, String says) throws IOException {
        var file = secret(firstLine + "\nAAAA\n");

        assertThatThrownBy(() -> PemFiles.privateKey(file))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(says)
                .hasMessageContaining("openssl pkcs8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "some text",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n"
            })
    void names_the_file_that_holds_no_key(String content) throws IOException {
        var file = secret(content);

        assertThatThrownBy(() -> PemFiles.privateKey(file))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void names_the_file_that_holds_no_certificate(String content) throws IOException {
        var file = secret(content);

        assertThatThrownBy(() -> PemFiles.certificate(file))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void names_a_file_that_is_missing() {
        var missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> PemFiles.privateKey(missing))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("missing.pem");
        assertThatThrownBy(() -> PemFiles.certificate(missing))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("missing.pem");
    }

    @Test
    void refuses_a_key_and_the_certificate_of_another() {
        var other = Pairs.pair(KeyKind.EC_P256, "office");
        var rsa = Pairs.pair(KeyKind.RSA_3072, "hub");

        assertThatThrownBy(() -> PemFiles.signingKey("x", pair.keyFile(), other.certificateFile()))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(other.certificateFile().toString());
        assertThatThrownBy(() -> PemFiles.signingKey("x", pair.keyFile(), rsa.certificateFile()))
                .isInstanceOf(KeyFileUnusable.class);
    }

    @Test
    void overwrites_neither_key_nor_certificate() throws IOException {
        var pem = TestKeys.GENERATION.selfSigned(KeyKind.EC_P256, "x", TestKeys.YEAR);
        var taken = secret("taken");

        assertThatThrownBy(() -> PemFiles.create(taken, folder.resolve("new.crt"), pem))
                .isInstanceOf(KeyFileUnusable.class);
        assertThatThrownBy(() -> PemFiles.create(folder.resolve("new.key"), taken, pem))
                .isInstanceOf(KeyFileUnusable.class);
        assertThat(taken).hasContent("taken");
        assertThat(folder.resolve("new.key")).doesNotExist();
    }

    @Test
    void openssl_reads_what_it_wrote() throws IOException, InterruptedException {
        ExternalTool.require("openssl", "version");

        var key = ExternalTool.run(List.of(
                "openssl", "pkey", "-check", "-noout", "-in", pair.keyFile().toString()));
        var certificate = ExternalTool.run(List.of(
                "openssl",
                "x509",
                "-noout",
                "-subject",
                "-in",
                pair.certificateFile().toString()));

        assertThat(key.status()).as(key.output()).isZero();
        assertThat(certificate.output()).contains("CN = EC_P256-hub");
    }

    private Path secret(String content) throws IOException {
        var file = Files.writeString(folder.resolve("file.pem"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
