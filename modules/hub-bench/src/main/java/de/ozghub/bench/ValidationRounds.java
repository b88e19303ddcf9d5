package de.ozghub.bench;

import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.transform.stream.StreamSource;

/**
 * {@link MessageValidation} in processor time, for a machine that others keep busy: the hub and the bare validator of the JDK
 * take turns. Prints microseconds a message and the share of the JDK's throughput the hub reaches. Argument: rounds.
 */
public final class ValidationRounds {

    private static final int SMALL_A_ROUND = 400;
    private static final int LARGE_A_ROUND = 4;

    private ValidationRounds() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 25 : Integer.parseInt(arguments[0]);
        var library = XoevMessage.libraryWithoutRules();
        for (XoevMessage message : List.of(XoevMessage.XDOMEA, XoevMessage.XBAU)) {
            compare(library, message, message.small(), SMALL_A_ROUND, rounds);
            compare(library, message, message.large(), LARGE_A_ROUND, rounds);
        }
    }

    private static void compare(SchemaLibrary library, XoevMessage message, byte[] document, int times, int rounds)
            throws Exception {
        var jdk = library.find(message.key()).orElseThrow().schema().newValidator();
        var hub = new Validation(library, XmlLimits.DEFAULT, () -> Instant.parse("2026-11-02T10:00:00Z"))
                .validator(message.key());
        var seconds = new Rounds()
                .with("jdk", () -> {
                    for (int i = 0; i < times; i++) {
                        jdk.validate(new StreamSource(new ByteArrayInputStream(document)));
                    }
                    return times;
                })
                .with("hub", () -> {
                    long known = 0;
                    for (int i = 0; i < times; i++) {
                        // throws if the message is invalid
                        known += hub.read(document).header().orElseThrow().hashCode();
                    }
                    return known;
                })
                .run(rounds, rounds);
        double bare = seconds.applyAsDouble("jdk") / times * 1e6;
        double whole = seconds.applyAsDouble("hub") / times * 1e6;
        System.out.printf(
                "%-6s %,9d bytes: JDK %,.1f µs, hub %,.1f µs, share %.2f%n",
                message, document.length, bare, whole, bare / whole);
    }
}
