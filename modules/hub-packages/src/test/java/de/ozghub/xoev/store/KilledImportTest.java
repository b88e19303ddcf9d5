package de.ozghub.xoev.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.JavaProcess;
import de.ozghub.xoev.archive.ArchiveLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies between two steps of a change: what readers see is the old state or the new one, never a third. */
class KilledImportTest {

    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    /** The process that is killed. Arguments: library, step, what to do, package. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws IOException {
            var store = new LibraryStore(Path.of(arguments[0]), () -> Instant.EPOCH, ArchiveLimits.DEFAULT, step -> {
                if (step.equals(arguments[1])) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
            if (arguments[2].equals("remove")) {
                store.remove(arguments[3], false);
            } else {
                store.add(List.of(Path.of(arguments[3])), ImportOptions.NONE.withReplace());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force", "rename", "renamed"})
    void a_killed_import_leaves_nothing_or_all(String step) throws IOException, InterruptedException {
        var store = storeWith("xcat", "1", "a");
        Path dog = zip("xdog", "1.0", "a");

        kill(step, "add", dog.toString());

        assertThat(store.packages().keySet())
                .isEqualTo(step.equals("renamed") ? Set.of("xcat/1", "xdog/1.0") : Set.of("xcat/1"));
        assertWhole(store);
        store.add(List.of(dog), ImportOptions.NONE);
        assertThat(store.packages()).containsOnlyKeys("xcat/1", "xdog/1.0");
        assertSwept(store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-content", "new-archive", "manifest", "manifest-written", "clear"})
    void a_killed_replacement_leaves_the_old_or_the_new(String step) throws IOException, InterruptedException {
        var store = storeWith("xdog", "1.0", "old");
        Path next = zip("xdog", "1.0", "next");

        kill(step, "add", next.toString());

        assertThat(root(store)).isEqualTo(Set.of("manifest-written", "clear").contains(step) ? "next" : "old");
        assertWhole(store);
        store.add(List.of(next), ImportOptions.NONE.withReplace());
        assertThat(root(store)).isEqualTo("next");
        assertWhole(store);
        assertSwept(store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove", "removed"})
    void a_killed_removal_leaves_all_or_nothing(String step) throws IOException, InterruptedException {
        var store = storeWith("xdog", "1.0", "a");

        kill(step, "remove", "xdog/1.0");

        assertThat(store.packages().keySet()).isEqualTo(step.equals("removed") ? Set.of() : Set.of("xdog/1.0"));
        assertWhole(store);
        store.add(List.of(zip("xdog", "1.0", "a")), ImportOptions.NONE);
        assertThat(store.packages()).containsOnlyKeys("xdog/1.0");
        assertSwept(store);
    }

    @Test
    void the_victim_lives_if_nobody_kills_it() throws IOException, InterruptedException {
        assertThat(run("never", "add", zip("xdog", "1.0", "a").toString())).isZero();
    }

    private LibraryStore storeWith(String name, String version, String root) throws IOException {
        var store = new LibraryStore(folder.resolve("library"), () -> Instant.EPOCH);
        store.add(List.of(zip(name, version, root)), ImportOptions.NONE);
        return store;
    }

    private void kill(String step, String what, String argument) throws IOException, InterruptedException {
        assertThat(run(step, what, argument)).isEqualTo(KILLED);
    }

    private int run(String step, String what, String argument) throws IOException, InterruptedException {
        var options = new ArrayList<>(JavaProcess.SHORT_LIVED);
        options.add("-Xmx128m");
        var library = folder.resolve("library").toString();
        var process = JavaProcess.of(options, Victim.class, library, step, what, argument)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String root(LibraryStore store) {
        return store.open().packages().getFirst().messages().getFirst().localName();
    }

    private static void assertWhole(LibraryStore store) {
        assertThat(store.open().packages())
                .allSatisfy(found -> assertThat(found.schema()).isNotNull());
    }

    /** The next change removes what the killed process left. */
    private static void assertSwept(LibraryStore store) throws IOException {
        try (Stream<Path> entries = Files.list(store.root())) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".staging"));
        }
        for (String name : store.packages().keySet()) {
            try (Stream<Path> files = Files.list(store.root().resolve(name))) {
                assertThat(files).hasSize(3);
            }
        }
    }

    private Path zip(String name, String version, String root) throws IOException {
        return new TestZip().with("x.xsd", Xsd.of(name, version, root)).write(folder.resolve(name + root + ".zip"));
    }
}
