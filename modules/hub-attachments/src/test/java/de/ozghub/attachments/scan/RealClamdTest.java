package de.ozghub.attachments.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.scanner.RealClamd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol against the real clamd, over both kinds of socket. */
class RealClamdTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static RealClamd clamd;

    @BeforeAll
    static void start() throws IOException {
        clamd = new RealClamd(folder).start();
    }

    @AfterAll
    static void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    @Test
    void clean_content_is_clean_over_both_sockets() {
        for (String address : List.of(clamd.unix(), clamd.tcp())) {
            assertThat(scan(address, ascii("%PDF-1.4 harmless"))).isEqualTo(new Scan.Clean());
            assertThat(new Clamd(address, TIMEOUT).answers()).isTrue();
        }
    }

    @Test
    void the_test_file_is_found_over_both_sockets() {
        for (String address : List.of(clamd.unix(), clamd.tcp())) {
            assertThat(scan(address, ascii(RealClamd.EICAR))).isEqualTo(new Scan.Found(RealClamd.EICAR_NAME));
        }
    }

    @Test
    void a_signature_deep_in_a_long_stream_is_found() {
        byte[] content = new byte[1_500_000];
        byte[] marker = ascii(RealClamd.MARKER);
        System.arraycopy(marker, 0, content, 1_200_001, marker.length);

        assertThat(scan(clamd.unix(), content)).isEqualTo(new Scan.Found(RealClamd.MARKER_NAME));
    }

    @Test
    void what_exceeds_the_scanners_own_limit_is_not_clean() {
        for (String address : List.of(clamd.unix(), clamd.tcp())) {
            assertThat(scan(address, new byte[5_000_000]))
                    .isIn(new Scan.TooLarge(), new Scan.Unusable("broken-off", true));
        }
    }

    private static Scan scan(String address, byte[] content) {
        return new Clamd(address, TIMEOUT).scan(new ByteArrayInputStream(content));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
