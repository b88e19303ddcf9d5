package de.ozghub.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.LibraryStore;
import de.ozghub.xoev.store.TestZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes of a package are, it is imported or refused with reasons, and the library stays whole. */
class ImportFuzzTest {

    private static final Path FOLDER = folder();
    private static final Path PACKAGE = FOLDER.resolve("package.zip");
    private static final LibraryStore STORE = new LibraryStore(FOLDER.resolve("library"), () -> Instant.EPOCH);

    @MethodSource("seeds")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void every_package_is_imported_or_refused(byte[] zip) throws IOException {
        Files.write(PACKAGE, zip);
        try {
            STORE.add(List.of(PACKAGE), ImportOptions.NONE.withReplace());
        } catch (PackageRefused refused) {
            assertThat(refused.reasons()).isNotEmpty();
        }
        assertThat(STORE.packages().size()).isLessThanOrEqualTo(1);
    }

    static Stream<byte[]> seeds() throws IOException {
        Path schemas = Path.of(System.getProperty("hub.root"), "xsd/hundesteuer/1.0");
        return Stream.of(Files.readAllBytes(TestZip.of(schemas, FOLDER.resolve("seed.zip"))));
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("import");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
