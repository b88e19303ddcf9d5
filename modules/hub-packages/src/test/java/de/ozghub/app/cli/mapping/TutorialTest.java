package de.ozghub.app.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/tutorial-mapping.md} literally, in an empty folder: every file is written, every command run. */
class TutorialTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\S*)\\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void every_step_works_as_it_stands_and_leads_to_the_package_of_the_repository() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/tutorial-mapping.md")));
        int steps = 0;
        while (blocks.find()) {
            step(blocks.group(1), blocks.group(2), blocks.group(3));
            steps++;
        }

        assertThat(steps).isGreaterThan(25);
        assertSame("mappings/abfall/bestellung");
        assertSame("xsd/abfall/1.0");
        assertSame("conf/mappings/abfall/bestellung");
    }

    private void step(String kind, String argument, String text) throws IOException {
        String value = argument.substring(argument.indexOf('=') + 1);
        if (argument.startsWith("file=")) {
            Path file = folder.resolve(value);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } else if (argument.startsWith("expect=")) {
            assertThat(folder.resolve(value)).content().isEqualTo(text);
        } else if (argument.startsWith("conf=")) {
            assertThat(Files.readString(ROOT.resolve("conf/authorities").resolve(authorityFile(value))))
                    .contains(text);
        } else if (kind.equals("console")) {
            commands(text, argument.startsWith("exit=") ? Integer.parseInt(value) : 0);
        }
    }

    private static String authorityFile(String key) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("conf/authorities"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("-" + key + ".yaml"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void commands(String text, int exit) throws IOException {
        String printed = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("$ ")) {
                printed = command(words(line.substring(2)), exit);
            } else {
                assertThat(printed).contains(line.strip());
            }
        }
    }

    private String command(List<String> words, int exit) throws IOException {
        return switch (words.getFirst()) {
            case "rm" -> {
                for (String name : words.subList(1, words.size())) {
                    if (!name.startsWith("-")) {
                        remove(folder.resolve(name));
                    }
                }
                yield "";
            }
            case "cp" -> {
                copy(folder.resolve(words.get(2)), folder.resolve(words.get(3)));
                yield "";
            }
            default -> hub(words, exit);
        };
    }

    private String hub(List<String> words, int exit) {
        assertThat(words.subList(0, 2)).containsExactly("hub", "mapping");
        var ran = new MappingShell(folder)
                .run(words.stream().skip(2).map(this::located).toArray(String[]::new));
        assertThat(ran.code()).as("%s\n%s%s", words, ran.out(), ran.err()).isEqualTo(exit);
        return ran.out();
    }

    /** What is a folder where the user is, is one for the command too. */
    private String located(String word) {
        return Files.isDirectory(folder.resolve(word)) ? folder.resolve(word).toString() : word;
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        Matcher found = WORD.matcher(line);
        while (found.find()) {
            words.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return words;
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private void assertSame(String path) throws IOException {
        assertThat(files(folder.resolve(path))).isEqualTo(files(ROOT.resolve(path)));
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            var files = new ArrayList<String>();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(root.relativize(file) + "\n" + Files.readString(file));
            }
            return files;
        }
    }
}
