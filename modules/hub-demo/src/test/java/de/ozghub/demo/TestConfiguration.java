package de.ozghub.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the repository's configuration whose waits are short: leases, time-outs, pauses after failures. */
final class TestConfiguration {

    private TestConfiguration() {}

    /** Copies {@code conf}, {@code mappings} and {@code xsd} and shortens the waits in {@code conf}. */
    static Path copy(Path root, Path target) throws IOException {
        for (var folder : new String[] {"conf", "mappings", "xsd"}) {
            copyTree(root.resolve(folder), target.resolve(folder));
        }
        Path hub = target.resolve("conf").resolve("hub.yaml");
        edit(hub, "lease: PT60S", "lease: PT12S");
        edit(hub, "timeout: PT30S", "timeout: PT10S");
        edit(hub, "timeout: PT20S", "timeout: PT8S");
        edit(hub, "settle: PT30S", "settle: PT10S");
        edit(hub, "poll: PT2S", "poll: PT1S");
        edit(hub, "retry: {maxAttempts: 12, first: PT2S", "retry: {maxAttempts: 40, first: PT1S");
        edit(hub, "longest: PT10M", "longest: PT4S");
        edit(hub, "breaker: {failures: 5, open: PT15S}", "breaker: {failures: 5, open: PT3S}");
        Path authorities = target.resolve("conf").resolve("authorities");
        Path remscheid = authorities.resolve("120-remscheid.yaml");
        String tax = "remscheid/steuer\n    findByKey: true\n";
        edit(remscheid, tax, tax + "    timeout: PT3S\n    settle: PT8S\n");
        edit(remscheid, "timeout: PT40S", "timeout: PT9S");
        Path kreis = authorities.resolve("374-oberbergischer-kreis.yaml");
        edit(kreis, "timeout: PT40S", "timeout: PT9S");
        edit(kreis, "maxAttempts: 20, longest: PT30M", "maxAttempts: 40, longest: PT4S");
        edit(kreis, "open: PT30S", "open: PT3S");
        return target;
    }

    /** Copies the hub's configuration with its secrets for a second node that listens elsewhere. */
    static Path forSecondNode(Path conf, Path target, Ports first, int console, int partners) throws IOException {
        copyTree(conf, target);
        Path hub = target.resolve("hub.yaml");
        edit(hub, "127.0.0.1:" + first.console(), "127.0.0.1:" + console);
        edit(hub, "127.0.0.1:" + first.partners(), "127.0.0.1:" + partners);
        return hub;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new AssertionError(file.getFileName() + " no longer holds '" + from + "'");
        }
        Files.writeString(file, text.replace(from, to));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
