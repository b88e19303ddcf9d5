package de.ozghub.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    private Path folder;

    @Test
    void reads_the_hub_and_every_authority_by_relative_path() throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), "a: 1\n");
        Files.createDirectory(folder.resolve("authorities"));
        Files.writeString(folder.resolve("authorities/1-x.yaml"), "b: ü\n");
        Files.writeString(folder.resolve("authorities/notes.txt"), "no");
        Files.writeString(folder.resolve("authorities/.1-x.yaml"), "no");

        assertThat(ConfigFiles.read(folder.resolve("hub.yaml")))
                .containsOnly(
                        java.util.Map.entry("hub.yaml", "a: 1\n"),
                        java.util.Map.entry("authorities/1-x.yaml", "b: ü\n"));
    }

    @Test
    void names_a_file_that_is_missing_or_not_utf8() throws IOException {
        Files.createDirectory(folder.resolve("authorities"));
        Files.write(folder.resolve("authorities/x.yaml"), new byte[] {(byte) 0xfc});

        assertThatThrownBy(() -> ConfigFiles.read(folder.resolve("hub.yaml")))
                .isInstanceOfSatisfying(
                        ConfigurationFault.class,
                        fault -> assertThat(fault.faults())
                                .extracting(Fault::file, Fault::rule)
                                .containsExactly(
                                        org.assertj.core.api.Assertions.tuple("hub.yaml", Rule.FILE_UNREADABLE),
                                        org.assertj.core.api.Assertions.tuple(
                                                "authorities/x.yaml", Rule.FILE_UNREADABLE)));
    }
}
