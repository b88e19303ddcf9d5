package de.ozghub.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void reads_a_private_file_beside_the_configuration_without_its_line_break() throws IOException {
        file("password", "rw-------", "hunter2\n");

        assertThat(secrets().resolve(SecretRef.of("file:password")).text()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void refuses_a_file_that_group_or_others_may_read_or_write(String permissions) throws IOException {
        file("password", permissions, "hunter2");

        assertThatThrownBy(() -> secrets().resolve(SecretRef.of("file:password")))
                .isInstanceOf(SecretFault.class)
                .hasMessageContaining("file:password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refuses_what_is_missing_or_empty() throws IOException {
        file("empty", "rw-------", "\n");

        assertThatThrownBy(() -> secrets().resolve(SecretRef.of("file:empty"))).isInstanceOf(SecretFault.class);
        assertThatThrownBy(() -> secrets().resolve(SecretRef.of("file:none"))).isInstanceOf(SecretFault.class);
        assertThatThrownBy(() -> secrets().resolve(SecretRef.of("env:NONE"))).isInstanceOf(SecretFault.class);
    }

    @Test
    void reads_a_variable_of_the_environment() {
        var secrets = new Secrets(folder, Map.of("HUB_PASSWORD", "hunter2"));

        assertThat(secrets.resolve(SecretRef.of("env:HUB_PASSWORD")).text()).isEqualTo("hunter2");
    }

    @Test
    void never_prints_a_secret() throws IOException {
        file("password", "rw-------", "hunter2");

        assertThat(secrets().resolve(SecretRef.of("file:password"))).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$12$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyz01234",
                "{bcrypt}$2a$12$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyz01234",
                "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
                "{pbkdf2@SpringSecurity_v5_8}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4e"
            })
    void takes_the_hash_of_a_password(String hash) throws IOException {
        file("account", "rw-------", hash);

        assertThat(secrets().passwordHash(SecretRef.of("file:account")).text()).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "{noop}hunter2", "{pbkdf2}short"})
    void refuses_a_password_in_clear(String password) throws IOException {
        file("account", "rw-------", password);

        assertThatThrownBy(() -> secrets().passwordHash(SecretRef.of("file:account")))
                .isInstanceOf(SecretFault.class)
                .hasMessageNotContaining(password);
    }

    @Test
    void a_certificate_may_be_read_by_everybody() throws IOException {
        file("a.pem", "rw-r--r--", "-----BEGIN CERTIFICATE-----");

        assertThat(secrets().certificate(new CertificateRef("a.pem"))).startsWith("-----BEGIN");
    }

    private Secrets secrets() {
        return new Secrets(folder, Map.of());
    }

    private void file(String name, String permissions, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
