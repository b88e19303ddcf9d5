package de.ozghub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a benchmark twice, each time in a new process: with the JDK's provider, and with the one the hub chooses here. */
final class BothProviders {

    static final String CHILD = "measure";

    private BothProviders() {}

    /**
     * @param heapMiB limit of the children's heap
     * @param arguments handed on behind {@value #CHILD}
     */
    static void run(Class<?> benchmark, int heapMiB, String... arguments) throws IOException, InterruptedException {
        for (var choice : List.of("-Dhub.crypto.provider=jdk", "-Dhub.crypto.provider=fastest")) {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx" + heapMiB + "m",
                    choice,
                    "-cp",
                    System.getProperty("java.class.path"),
                    benchmark.getName(),
                    CHILD));
            Stream.of(arguments).forEach(command::add);
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(benchmark.getSimpleName() + " ended with " + code);
            }
        }
    }
}
