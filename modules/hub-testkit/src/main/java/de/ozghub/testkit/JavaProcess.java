package de.ozghub.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes of tests: the runtime and the class path of this one. Stateless. */
public final class JavaProcess {

    /** Options of a process that ends before optimising its code would pay. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private JavaProcess() {}

    /**
     * A process that is not started yet; what it says on either stream comes as one.
     *
     * @param main class with the {@code main} method
     */
    public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
