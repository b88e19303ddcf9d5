package de.ozghub.crypto.atrest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.keys.KeyFileUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingKeysTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void generates_a_key_file_only_its_owner_can_read() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");

        var file = folder.resolve("verbund.2026-11.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    @Test
    void generates_another_key_each_time() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        WrappingKeys.generate(folder, "verbund", "2026-12");

        assertThat(Files.readString(folder.resolve("verbund.2026-11.key")))
                .isNotEqualTo(Files.readString(folder.resolve("verbund.2026-12.key")));
    }

    @Test
    void never_overwrites_a_key() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        var before = Files.readString(folder.resolve("verbund.2026-11.key"));

        assertThatThrownBy(() -> WrappingKeys.generate(folder, "verbund", "2026-11"))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("verbund.2026-11.key")
                .hasMessageContaining("not overwritten");
        assertThat(folder.resolve("verbund.2026-11.key")).hasContent(before);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a.b", "", "Großstadt"})
    void refuses_owners_that_are_no_file_names(String owner) {
        assertThatThrownBy(() -> WrappingKeys.generate(folder, owner, "2026-11"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void loads_what_was_generated() {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        WrappingKeys.generate(folder, "verbund", "2026-09");
        WrappingKeys.generate(folder, "remscheid", "2026-10");

        var keys = WrappingKeys.load(folder);

        assertThat(keys.owners()).containsExactlyInAnyOrder("verbund", "remscheid");
        assertThat(keys.keyIds("verbund")).containsExactly("2026-09", "2026-11");
        assertThat(keys.keyIds("unknown")).isEmpty();
        assertThat(keys.activeId("verbund", NOVEMBER)).contains("2026-11");
    }

    @Test
    void the_last_id_is_active_whatever_order_the_caller_sorts_by() {
        var backwards = new TreeMap<String, javax.crypto.SecretKey>(java.util.Comparator.reverseOrder());
        backwards.put("2026-10", new SecretKeySpec(new byte[32], "AES"));
        backwards.put("2026-11", new SecretKeySpec(new byte[32], "AES"));

        assertThat(WrappingKeys.of(Map.of("verbund", backwards)).activeId("verbund", NOVEMBER))
                .contains("2026-11");
    }

    @Test
    void a_period_is_in_force_from_its_first_moment_in_germany() {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        WrappingKeys.generate(folder, "verbund", "2026-12");
        var keys = WrappingKeys.load(folder);

        assertThat(keys.activeId("verbund", Instant.parse("2026-11-30T22:59:59Z")))
                .contains("2026-11");
        assertThat(keys.activeId("verbund", Instant.parse("2026-11-30T23:00:00Z")))
                .contains("2026-12");
        assertThat(keys.activeId("verbund", Instant.parse("2025-01-01T00:00:00Z")))
                .as("none has begun")
                .contains("2026-11");
        assertThat(keys.activeId("nobody", NOVEMBER)).isEmpty();
    }

    @Test
    void an_id_without_a_month_is_in_force_at_once() {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        WrappingKeys.generate(folder, "verbund", "2026-11-b");
        WrappingKeys.generate(folder, "verbund", "2027-q1");

        assertThat(WrappingKeys.load(folder).activeId("verbund", NOVEMBER)).contains("2027-q1");
    }

    @Test
    void destroys_the_file_and_nothing_else() {
        WrappingKeys.generate(folder, "verbund", "2026-10");
        WrappingKeys.generate(folder, "verbund", "2026-11");

        WrappingKeys.destroy(folder, "verbund", "2026-10");
        WrappingKeys.destroy(folder, "verbund", "2026-10");

        assertThat(WrappingKeys.load(folder).keyIds("verbund")).containsExactly("2026-11");
        assertThatThrownBy(() -> WrappingKeys.destroy(folder, "../x", "2026-10"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ignores_other_files() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        Files.writeString(folder.resolve("README.txt"), "keys live here");

        assertThat(WrappingKeys.load(folder).owners()).containsExactly("verbund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------", "rw--w----"})
    void refuses_a_key_file_others_can_reach_and_says_how_to_mend_it(String mode) throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        var file = folder.resolve("verbund.2026-11.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> WrappingKeys.load(folder))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(mode)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void accepts_a_read_only_key_file() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");
        Files.setPosixFilePermissions(
                folder.resolve("verbund.2026-11.key"), PosixFilePermissions.fromString("r--------"));

        assertThat(WrappingKeys.load(folder).owners()).containsExactly("verbund");
    }

    @Test
    void refuses_a_key_of_wrong_length() throws IOException {
        put("verbund.2026-11.key", Base64.getEncoder().encodeToString(new byte[16]));

        assertThatThrownBy(() -> WrappingKeys.load(folder))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("verbund.2026-11.key")
                .hasMessageContaining("16 bytes");
    }

    @Test
    void refuses_a_file_that_is_not_base64_without_quoting_it() throws IOException {
        put("verbund.2026-11.key", "pa$$word");

        assertThatThrownBy(() -> WrappingKeys.load(folder))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("not base64")
                .hasMessageNotContaining("$")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verbund.key", "verbund.2026.11.key", "Verbund.2026-11.key", ".2026-11.key"})
    void refuses_a_misnamed_key_file(String name) throws IOException {
        put(name, Base64.getEncoder().encodeToString(new byte[32]));

        assertThatThrownBy(() -> WrappingKeys.load(folder))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining(name);
    }

    @Test
    void refuses_an_empty_and_a_missing_folder() {
        assertThatThrownBy(() -> WrappingKeys.load(folder)).isInstanceOf(KeyFileUnusable.class);
        assertThatThrownBy(() -> WrappingKeys.load(folder.resolve("nowhere"))).isInstanceOf(KeyFileUnusable.class);
    }

    @Test
    void shows_names_and_no_keys() throws IOException {
        WrappingKeys.generate(folder, "verbund", "2026-11");

        assertThat(WrappingKeys.load(folder)).hasToString("WrappingKeys{verbund=[2026-11]}");
    }

    private void put(String name, String content) throws IOException {
        var file = Files.write(folder.resolve(name), content.getBytes(US_ASCII));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
