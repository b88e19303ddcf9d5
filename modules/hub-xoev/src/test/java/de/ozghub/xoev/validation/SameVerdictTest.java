package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the document, the pull reader or the JDK's parser: findings, lines, columns and header are the same. */
class SameVerdictTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final int TIMES = Boolean.getBoolean("hub.endurance") ? 100 : 1;

    private final BothReaders readers = new BothReaders();

    @Test
    void of_damaged_messages() throws IOException {
        byte[] message = Files.readAllBytes(ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"));
        var damage = new Damage(20_261_128);
        readers.compare(message);

        for (int i = 0; i < 4_000 * TIMES; i++) {
            readers.compare(damage.to(message));
        }

        // most are not well-formed; enough have to be judged by both
        assertThat(readers.judged()).isGreaterThan(500 * TIMES);
        assertThat(readers.doubted()).isGreaterThan(500 * TIMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.1'?>%s",
                "<?xml-stylesheet href='a'?><!-- c -->%s<?after all?>",
                "\uFEFF%s",
                "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n\r\n%s\r\n",
                "%s<!-- - -->\r",
            })
    void of_a_message_with_unusual_surroundings(String form) throws IOException {
        String message = Files.readString(ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"));
        String root = message.substring(message.indexOf("<anmeldung")).strip();
        String start = root.substring(0, root.indexOf('>') + 1);
        String rest = root.substring(start.length());

        compare(form.formatted(root));
        compare(form.formatted(root.replace("\n", "\r\n")));
        compare(form.formatted(root.replace("\n", "\r")));
        compare(form.formatted(start + rest.replace("</", "<![CDATA[]]></")));
        compare(form.formatted(start + rest.replace("<", "\uD83D\uDC15\t<")));

        assertThat(List.of(readers.judged() + readers.doubted(), readers.refused()))
                .isEqualTo(List.of(5, 0));
    }

    /** Found by the fuzzer: the column of a finding behind it differed by one. */
    @Test
    void a_lone_carriage_return_is_left_to_the_parser_of_the_jdk() throws IOException {
        String message = Files.readString(ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"));
        int at = message.indexOf("-", message.lastIndexOf("<id>"));

        compare(message.substring(0, at) + "\r" + message.substring(at + 1));
        compare(message.substring(0, at) + "\r\n" + message.substring(at + 1));

        assertThat(List.of(readers.doubted(), readers.judged())).isEqualTo(List.of(1, 1));
    }

    private void compare(String document) {
        readers.compare(document.getBytes(UTF_8));
    }
}
