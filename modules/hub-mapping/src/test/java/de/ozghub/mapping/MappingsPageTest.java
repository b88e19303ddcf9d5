package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.definition.ContextValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/mappings.md} is a package that works. */
class MappingsPageTest {

    private static final Pattern BLOCK = Pattern.compile("```\\w+ file=(\\S+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Workshop.ROOT.resolve("docs/mappings.md"));
    }

    @Test
    void the_example_loads_from_its_folder_and_passes() throws IOException {
        var files = BLOCK.matcher(page);
        while (files.find()) {
            String name = files.group(1);
            Path file = folder.resolve(name.startsWith("xsd/") ? name : "mappings/beispiel/klein/" + name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }

        var packages = MappingPackages.read(folder.resolve("mappings"));

        assertThat(packages).extracting(PackageSource::path).containsExactly("beispiel/klein");
        assertThat(Workshop.of(folder.resolve("xsd")).test(packages.getFirst()).passed())
                .isTrue();
    }

    @Test
    void every_context_value_is_explained() {
        assertThat(Arrays.stream(ContextValue.values()).map(value -> "`" + value.id() + "`"))
                .allSatisfy(id -> assertThat(page).contains(id));
    }

    @Test
    void the_hash_depends_on_content_and_path_alone() {
        var files = new TreeMap<>(Workshop.inRepository("hundesteuer/anmeldung").files());
        PackageSource same = PackageSource.of("hundesteuer/anmeldung", files);
        files.put("codes/neu.csv", "");

        assertThat(same).isEqualTo(Workshop.inRepository("hundesteuer/anmeldung"));
        assertThat(PackageSource.of("hundesteuer/anmeldung", files).sha256()).isNotEqualTo(same.sha256());
    }
}
