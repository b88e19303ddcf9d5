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

    private static final String MAIL = """

            alarmMail:
              server: mail.example.org:587
              user: hub
              password: env:MAIL
              from: hub@example.org
              to: [betrieb@example.org]
            """;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\|");

    @Test
    void the_page_and_the_reader_know_the_same_keys() throws IOException {
        Set<String> described = new TreeSet<>();
        String page = Files.readString(SampleConfiguration.root().resolve("docs/configuration.md"));
        ROW.matcher(page).results().forEach(row -> described.add(row.group(1)));

        // The sample has a back office and a protection of each kind; with a device, a relayed destination, a trusted
        // root, a scanner and a mail server the reader asks for every key there is.
        var files = SampleConfiguration.with(
                SampleConfiguration.WUPPERTAL, "destinations:", SampleConfiguration.DEVICE_AND_RELAY);
        files.merge(ConfigFiles.HUB, "scanner: {clamd: \"unix:/run/clamd.ctl\"}\n", String::concat);
        var trust = "senders:\n    - trust: {roots: \"file:certs/v-pki.pem\"}\n      name: weiterleitung";
        files.computeIfPresent(
                ConfigFiles.HUB, (_, text) -> text.replace("senders:\n    - name: weiterleitung", trust));
        files.merge(ConfigFiles.HUB, MAIL, String::concat);
        var reading = new Reading(files);
        reading.configuration();
        assertThat(described).containsExactlyInAnyOrderElementsOf(reading.keysAskedFor());
    }
}
