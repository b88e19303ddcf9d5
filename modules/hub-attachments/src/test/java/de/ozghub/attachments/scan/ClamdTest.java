package de.ozghub.attachments.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.testkit.scanner.SimulatedClamd;
import de.ozghub.testkit.scanner.SimulatedClamd.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of every fault of a scanner: never "clean". */
class ClamdTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void a_stream_without_a_find_is_clean_and_was_sent_as_a_whole() {
        try (var scanner = new SimulatedClamd(Fault.NONE)) {
            assertThat(scan(scanner, LONG)).isEqualTo(new Scan.Clean());
            assertThat(scanner.received()).isEqualTo(1_000_000);
            assertThat(new Clamd(scanner.address(), LONG).answers()).isTrue();
        }
    }

    @Test
    void an_empty_stream_can_be_judged() {
        try (var scanner = new SimulatedClamd(Fault.NONE)) {
            assertThat(new Clamd(scanner.address(), LONG).scan(InputStream.nullInputStream()))
                    .isEqualTo(new Scan.Clean());
        }
    }

    @Test
    void nobody_there_is_unusable() throws IOException {
        // A port that is held and not listened at is refused, and nobody else can take it meanwhile.
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "127.0.0.1:" + held.getLocalPort();

            assertThat(new Clamd(address, LONG).scan(content())).isEqualTo(new Scan.Unusable("unreachable", false));
            assertThat(new Clamd(address, LONG).answers()).isFalse();
        }
        assertThat(new Clamd("unix:/nonexistent/clamd.sock", LONG).scan(content()))
                .isEqualTo(new Scan.Unusable("unreachable", false));
    }

    @Test
    void silence_ends_with_the_time_out() {
        try (var scanner = new SimulatedClamd(Fault.SILENT)) {
            assertThat(scan(scanner, Duration.ofMillis(200))).isEqualTo(new Scan.Unusable("time-out", false));
        }
    }

    @Test
    void a_size_limit_is_said_by_the_scanner_and_will_be_said_again() {
        try (var scanner = new SimulatedClamd(Fault.SIZE_LIMIT)) {
            assertThat(scan(scanner, LONG))
                    .as("the operating system may lose the answer when the connection is cut behind it")
                    .isIn(new Scan.TooLarge(), new Scan.Unusable("broken-off", true));
        }
    }

    @Test
    void a_connection_that_breaks_says_nothing_about_the_content() {
        try (var scanner = new SimulatedClamd(Fault.BREAKS_OFF)) {
            assertThat(scan(scanner, LONG)).isEqualTo(new Scan.Unusable("broken-off", true));
        }
    }

    @Test
    void an_answer_nobody_understands_is_no_answer() {
        for (Fault fault : new Fault[] {Fault.GARBAGE, Fault.ENDLESS_GARBAGE}) {
            try (var scanner = new SimulatedClamd(fault)) {
                assertThat(scan(scanner, LONG)).isEqualTo(new Scan.Unusable("unclear-answer", false));
            }
        }
    }

    @Test
    void content_that_cannot_be_read_is_no_fault_of_the_scanner() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the store is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the store is gone");
            }
        };
        try (var scanner = new SimulatedClamd(Fault.NONE)) {
            var clamd = new Clamd(scanner.address(), LONG);

            assertThatThrownBy(() -> clamd.scan(broken)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static Scan scan(SimulatedClamd scanner, Duration timeout) {
        return new Clamd(scanner.address(), timeout).scan(content());
    }

    private static InputStream content() {
        return new ByteArrayInputStream(new byte[1_000_000]);
    }
}
