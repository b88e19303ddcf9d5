package de.ozghub.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} names every key there is, and none there is not. */
class ConfigurationPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\|");

    @Test
    void the_page_and_the_reader_know_the_same_keys() throws IOException {
        Set<String> described = new TreeSet<>();
        String page = Files.readString(SampleConfiguration.root().resolve("docs/configuration.md"));
        ROW.matcher(page).results().forEach(row -> described.add(row.group(1)));

        // The sample has a back office and a protection of each kind; with a device and a scanner the reader asks for
        // every key there is.
        var device = "tokens: [{name: hsm, library: /usr/lib/pkcs11.so, slot: 1, pin: env:PIN}]\ndestinations:";
        var files = SampleConfiguration.with(SampleConfiguration.WUPPERTAL, "destinations:", device);
        files.merge(ConfigFiles.HUB, "scanner: {clamd: \"unix:/run/clamd.ctl\"}\n", String::concat);
        var reading = new Reading(files);
        reading.configuration();
        assertThat(described).containsExactlyInAnyOrderElementsOf(reading.keysAskedFor());
    }
}
