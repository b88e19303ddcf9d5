package de.ozghub.bench;

import de.ozghub.mapping.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A large message of repeated groups through the rule table of {@link MappingSmall}, result proven by its schema, in a
 * process of its own with a small heap. Arguments: MiB of the message (50 unless told), MiB of heap (512).
 */
public final class MappingLarge {

    private static final int MIB = 1024 * 1024;
    private static final String CHILD = "child";

    private MappingLarge() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals(CHILD)) {
            map(Path.of(arguments[1]));
            return;
        }
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        String heap = arguments.length > 1 ? arguments[1] : "512";
        Path file = Files.createTempFile("hub-mapping", ".xml");
        try {
            MappingWork.write(file, (long) size * MIB);
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-Dhub.root=" + System.getProperty("hub.root"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    MappingLarge.class.getName(),
                    CHILD,
                    file.toString());
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("not mapped, exit " + exit);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void map(Path file) throws IOException {
        var work = new MappingWork(Files.size(file));
        var message = Bytes.of(Files.readAllBytes(file));
        long begun = System.nanoTime();
        Bytes result = work.mapped(message);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%.1f MB mapped to %.1f MB and proven in %.1f s within a heap of %d MiB%n",
                message.size() / 1e6,
                result.size() / 1e6,
                seconds,
                Runtime.getRuntime().maxMemory() / MIB);
    }
}
